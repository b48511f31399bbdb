//! A sheet as data, and the one place that writes it: header, widths, filter, formats, limits.

use crate::compare::model::Status;
use crate::report::cells::Piece;
use crate::report::safe;
use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook, Worksheet,
    XlsxError,
};

/// Longest text of one cell, in UTF-16 units: Excel's limit of 32,767 with room for the mark that
/// something was cut.
const LONGEST_CELL: usize = 32_700;

/// Points of one row of text, and the most rows of text that a line shows.
const LINE_HEIGHT: f64 = 15.0;
const MOST_LINES: f64 = 8.0;

/// What stands at the end of a text that was cut.
const CUT: &str = " … [cut; the JSON has all of it]";

/// A sheet before it is written.
pub(super) struct Sheet {
    /// Its name, at most 31 characters.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Its lines; each has a value for every column.
    pub lines: Vec<Vec<Value>>,
    /// Columns that stay in view when the others scroll.
    pub frozen: u16,
    /// A line below the table: what was selected, or that nothing was found.
    pub remark: Option<String>,
}

/// A column.
pub(super) struct Column {
    title: String,
    width: f64,
    choices: &'static [&'static str],
    help: &'static str,
}

/// A column whose cells the program fills.
pub(super) fn column(title: impl Into<String>, width: f64) -> Column {
    Column {
        title: title.into(),
        width,
        choices: &[],
        help: "",
    }
}

/// An empty column for the editor, with a list to choose from and a help text (at most 255
/// characters); other entries are allowed.
pub(super) fn to_fill(
    title: &'static str,
    width: f64,
    choices: &'static [&'static str],
    help: &'static str,
) -> Column {
    Column {
        title: title.to_owned(),
        width,
        choices,
        help,
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Empty,
    /// Text, whatever it begins with.
    Text(String),
    /// Text that may be cut off until a reader opens the line: it does not make it higher.
    Aside(String),
    /// Text with changed words.
    Pieces(Vec<Piece>),
    /// A number without decimals.
    Count(usize),
    /// 0..1 with two decimals.
    Score(f64),
    /// 0..1 as per cent.
    Share(f64),
    /// A cell's status in words, with its colour.
    Status(Status, &'static str),
}

impl Value {
    /// A text, made harmless; empty where there is none.
    pub fn text(text: &str) -> Self {
        let text = safe::line(text);
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.into_owned())
        }
    }

    /// The same as an aside.
    pub fn aside(text: &str) -> Self {
        match Self::text(text) {
            Self::Text(text) => Self::Aside(text),
            other => other,
        }
    }
}

/// The formats of all sheets.
pub(super) struct Formats {
    header: Format,
    to_fill: Format,
    text: Format,
    remark: Format,
    number: Format,
    score: Format,
    share: Format,
    changed: Format,
    plain: Format,
    status: [Format; 4],
}

impl Formats {
    pub fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        let wrapped = top.clone().set_text_wrap();
        let filled = |color: u32| top.clone().set_background_color(Color::RGB(color));
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin);
        Self {
            to_fill: header.clone().set_background_color(Color::RGB(0xFF_F2_CC)),
            header: header.set_background_color(Color::RGB(0xE7_E6_E6)),
            text: wrapped.clone(),
            remark: top.clone().set_italic(),
            number: top.clone().set_num_format("0"),
            score: top.clone().set_num_format("0.00"),
            share: top.clone().set_num_format("0%"),
            changed: Format::new()
                .set_bold()
                .set_underline(FormatUnderline::Single)
                .set_font_color(Color::RGB(0xC0_00_00)),
            plain: Format::new(),
            // The words say it; the colour is only for the eye.
            status: [
                filled(0xE2_EF_DA),
                filled(0xFF_E6_99),
                filled(0xDD_EB_F7),
                filled(0xED_ED_ED),
            ],
        }
    }

    fn of_status(&self, status: Status) -> &Format {
        let [states, differs, partial, omits] = &self.status;
        match status {
            Status::States => states,
            Status::Differs => differs,
            Status::Partial => partial,
            Status::Omits => omits,
        }
    }
}

impl Sheet {
    /// Adds the sheet to a workbook.
    pub fn write(&self, workbook: &mut Workbook, formats: &Formats) -> Result<(), XlsxError> {
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.name)?;
        let last_line = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        for (number, column) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(number, column.width)?;
            let fill = !column.help.is_empty();
            let format = if fill {
                &formats.to_fill
            } else {
                &formats.header
            };
            sheet.write_string_with_format(0, number, cut(&column.title), format)?;
            if fill && last_line > 0 {
                let mut rule = DataValidation::new()
                    .set_input_title(column.title.as_str())?
                    .set_input_message(column.help)?
                    // Another entry is no mistake: "same as" goes on with a row's id.
                    .show_error_message(false);
                if !column.choices.is_empty() {
                    rule = rule.allow_list_strings(column.choices)?;
                }
                sheet.add_data_validation(1, number, last_line, number, &rule)?;
            }
        }
        for (line, values) in (1_u32..).zip(&self.lines) {
            sheet.set_row_height(line, self.height(values))?;
            for (number, value) in (0_u16..).zip(values) {
                put(sheet, line, number, value, formats)?;
            }
        }
        if let Some(remark) = &self.remark {
            let column = self.frozen.saturating_sub(1);
            let words = cut(&safe::line(remark));
            sheet.write_string_with_format(last_line + 1, column, words, &formats.remark)?;
        }
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last_line.max(1), last_column)?;
        sheet.set_freeze_panes(1, self.frozen)?;
        sheet.set_landscape();
        sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }
}

impl Sheet {
    /// Points for a line: as many rows of text as its longest value takes, up to a limit that
    /// keeps several lines on a screen. Not every program works that out by itself.
    fn height(&self, values: &[Value]) -> f64 {
        let rows = self.columns.iter().zip(values).map(|(column, value)| {
            let characters = match value {
                Value::Text(text) => text.chars().count(),
                Value::Pieces(pieces) => pieces.iter().map(|p| p.words.chars().count()).sum(),
                _ => 1,
            };
            // Words do not fill a line to its end.
            (characters as f64 * 1.1 / column.width).ceil()
        });
        LINE_HEIGHT * rows.fold(1.0, f64::max).min(MOST_LINES)
    }
}

fn put(
    sheet: &mut Worksheet,
    line: u32,
    column: u16,
    value: &Value,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => return Ok(()),
        Value::Text(text) | Value::Aside(text) => {
            sheet.write_string_with_format(line, column, cut(text), &formats.text)
        }
        Value::Count(count) => {
            let number = u32::try_from(*count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(line, column, number, &formats.number)
        }
        Value::Score(score) => sheet.write_number_with_format(line, column, *score, &formats.score),
        Value::Share(share) => sheet.write_number_with_format(line, column, *share, &formats.share),
        Value::Status(status, words) => {
            sheet.write_string_with_format(line, column, *words, formats.of_status(*status))
        }
        Value::Pieces(pieces) => return put_pieces(sheet, line, column, pieces, formats),
    }?;
    Ok(())
}

/// Text with marked words; one that is too long for that, or has none, is plain text.
fn put_pieces(
    sheet: &mut Worksheet,
    line: u32,
    column: u16,
    pieces: &[Piece],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let whole: String = pieces.iter().map(|p| p.words.as_str()).collect();
    let short = whole.encode_utf16().count() <= LONGEST_CELL;
    if whole.is_empty() {
        return Ok(());
    }
    if pieces.len() < 2 || !short {
        sheet.write_string_with_format(line, column, cut(&whole), &formats.text)?;
        return Ok(());
    }
    let rich: Vec<(&Format, &str)> = pieces
        .iter()
        .map(|piece| {
            let format = if piece.changed {
                &formats.changed
            } else {
                &formats.plain
            };
            (format, piece.words.as_str())
        })
        .collect();
    sheet.write_rich_string_with_format(line, column, &rich, &formats.text)?;
    Ok(())
}

/// `text`, cut where a cell cannot hold it.
fn cut(text: &str) -> String {
    if text.len() <= LONGEST_CELL || text.encode_utf16().count() <= LONGEST_CELL {
        return text.to_owned();
    }
    let mut units = CUT.len();
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST_CELL
        })
        .collect();
    format!("{kept}{CUT}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_holds_more_than_a_spreadsheet_takes() {
        let long = "ä🚢".repeat(20_000);
        let kept = cut(&long);
        assert!(kept.encode_utf16().count() <= 32_767);
        assert!(kept.ends_with(CUT) && kept.starts_with("ä🚢"));
        assert_eq!(cut("short"), "short");
    }
}

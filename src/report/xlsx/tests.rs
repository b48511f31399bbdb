//! The workbook as a spreadsheet program reads it.

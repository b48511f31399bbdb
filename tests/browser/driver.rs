//! The few commands of the WebDriver protocol (W3C) that these tests need, spoken to chromedriver.
//!
//! A WebDriver crate brings some hundred crates and an async runtime; one small HTTP client that
//! only tests compile does as well.

use serde_json::{Value, json};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How a page is shown.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub width: usize,
    pub height: usize,
    pub dark: bool,
}

/// One browser with one window; closed when dropped.
pub struct Browser {
    driver: Child,
    session: String,
    agent: ureq::Agent,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts chromedriver on a free port, and a headless Chromium.
    pub fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|socket| socket.local_addr())
            .expect("a free port")
            .port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver runs (Debian: apt-get install chromium chromium-driver)");
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(120)))
            .http_status_as_error(false)
            .build();
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut browser = Self {
            driver,
            session: format!("http://127.0.0.1:{port}/session"),
            agent: config.into(),
            _profile: profile,
        };
        browser.wait_for_driver(port);
        let profile = browser._profile.path().display().to_string();
        let started = browser.post(
            "",
            &json!({ "capabilities": { "alwaysMatch": {
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--disable-dev-shm-usage",
                    format!("--user-data-dir={profile}"),
                ] }
            } } }),
        );
        let id = started["sessionId"].as_str().expect("a session").to_owned();
        browser.session = format!("{}/{id}", browser.session);
        browser
    }

    fn wait_for_driver(&self, port: u16) {
        let until = Instant::now() + Duration::from_secs(30);
        let status = format!("http://127.0.0.1:{port}/status");
        while self.agent.get(&status).call().is_err() {
            assert!(Instant::now() < until, "chromedriver does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn post(&self, command: &str, body: &Value) -> Value {
        let value = self.ask(command, body);
        assert!(value.get("error").is_none(), "{command}: {value}");
        value
    }

    /// Goes to a page. Chromium may give the new page to another of its processes while the driver
    /// still waits for the old one, which the driver then calls a timeout "aborted by navigation":
    /// that says nothing of the page, so it is asked again.
    fn navigate(&self, command: &str, body: &Value) {
        for _ in 0..3 {
            let value = self.ask(command, body);
            let message = value.get("message").and_then(Value::as_str);
            match message {
                Some(message) if message.contains("aborted by navigation") => {
                    std::thread::sleep(Duration::from_millis(500));
                }
                _ => {
                    assert!(value.get("error").is_none(), "{command}: {value}");
                    return;
                }
            }
        }
        panic!("{command} was aborted by navigation three times");
    }

    /// The value that a command gives, or the error that it gives in its place.
    fn ask(&self, command: &str, body: &Value) -> Value {
        let address = format!("{}{command}", self.session);
        let mut answer = self
            .agent
            .post(&address)
            .header("Content-Type", "application/json")
            .send(body.to_string())
            .expect("chromedriver answers");
        let text = answer
            .body_mut()
            .with_config()
            .limit(200_000_000)
            .read_to_string()
            .expect("an answer");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        value["value"].clone()
    }

    /// Opens an address.
    pub fn open(&self, address: &str) {
        self.navigate("/url", &json!({ "url": address }));
    }

    /// Loads the page again, its address as it is now.
    pub fn reload(&self) {
        self.navigate("/refresh", &json!({}));
    }

    /// Runs a script in the page, as the body of a function; the value is what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Runs a script whose last argument is the function that takes its result.
    pub fn run_async(&self, script: &str) -> Value {
        self.post("/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// A command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// Clicks the first element that a CSS selector finds, as a user would.
    pub fn click(&self, selector: &str) {
        let id = self.element(selector);
        self.post(&format!("/element/{id}/click"), &json!({}));
    }

    /// Types into the first element that a CSS selector finds.
    pub fn type_into(&self, selector: &str, text: &str) {
        let id = self.element(selector);
        self.post(&format!("/element/{id}/value"), &json!({ "text": text }));
    }

    fn element(&self, selector: &str) -> String {
        let found = self.post(
            "/element",
            &json!({ "using": "css selector", "value": selector }),
        );
        let id = found.as_object().and_then(|o| o.values().next());
        id.and_then(Value::as_str).expect(selector).to_owned()
    }

    /// What was written to a log since it was last asked for: `browser` or `performance`.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.post("/se/log", &json!({ "type": kind }));
        entries.as_array().cloned().unwrap_or_default()
    }

    /// Sets size and colour scheme, as a device would.
    pub fn look(&self, look: Look) {
        let Look {
            width,
            height,
            dark,
        } = look;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
        );
        let scheme = if dark { "dark" } else { "light" };
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "media": "", "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                // Smooth scrolling would move what is to be clicked.
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ] }),
        );
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

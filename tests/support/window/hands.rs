//! What a person does at the window: reads, presses, types. Everything waits for what it needs, up to a deadline.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::runtime::Runtime;

use super::display::Display;
use super::driver::{Driver, OPENED, app};

/// Longer than anything takes on a slow machine under load, and than the phone waits before it tries by itself again.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often the page is looked at meanwhile.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// What a finger can press, in XPath.
const PRESSABLE: &str =
    "self::button or self::a or self::label[.//input] or @role='button' or @role='radio' or @role='tab'";

/// The app in its window. Dropped, it is killed as the system kills an app: no farewell, no last save.
pub struct AppWindow {
    runtime: Runtime,
    client: Client,
    _driver: Driver,
    opened: PathBuf,
}

impl AppWindow {
    /// Opens the app on what lies in `folder`.
    pub fn open(display: &Display, folder: &Path) -> AppWindow {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let driver = Driver::new(display, folder);
        // No browserName: WebKitGTK calls itself MiniBrowser and refuses every other name.
        let wanted = json!({ "webkitgtk:browserOptions": { "binary": app(), "args": [] } });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted.as_object().expect("it is one").clone());
        let client = runtime.block_on(builder.connect(&driver.address())).expect("the app opens its window");
        AppWindow { runtime, client, _driver: driver, opened: folder.join(OPENED) }
    }

    /// Waits until a text is on the screen.
    pub fn sees(&self, text: &str) {
        let text = one_line(text);
        self.until(&format!("{text:?} is on the screen"), async |client| {
            let body = client.find(Locator::Css("body")).await.ok()?.text().await.ok()?;
            one_line(&body).contains(&text).then_some(())
        });
    }

    /// Presses what bears this name: a button, a link, a choice. The whole name is looked for first; a choice may have
    /// an explanation beside its name.
    pub fn presses(&self, name: &str) {
        let name = quoted(name);
        let named = [
            format!("normalize-space(.) = {name} or @aria-label = {name}"),
            format!("contains(normalize-space(.), {name}) or contains(@aria-label, {name})"),
        ];
        self.until(&format!("{name} can be pressed"), async |client| {
            for named in &named {
                let found = client.find_all(Locator::XPath(&format!("//*[{PRESSABLE}][{named}]"))).await.ok()?;
                if let Some(element) = first_usable(found).await {
                    return element.click().await.ok();
                }
            }
            None
        });
    }

    /// Types into the field with this label, in place of what was there.
    pub fn types(&self, label: &str, text: &str) {
        let fields = fields(label);
        self.until(&format!("{label:?} can be typed into"), async |client| {
            let field = first_usable(client.find_all(Locator::XPath(&fields)).await.ok()?).await?;
            field.clear().await.ok()?;
            field.send_keys(text).await.ok()
        });
    }

    /// What stands in the field with this label.
    pub fn reads(&self, label: &str) -> String {
        let fields = fields(label);
        let read = async { self.client.find(Locator::XPath(&fields)).await?.prop("value").await };
        self.runtime.block_on(read).expect("the field is there").unwrap_or_default()
    }

    /// Waits until the system was asked to open this outside the app.
    pub fn opened_outside(&self, link: &str) {
        self.until(&format!("{link} is opened"), async |_| {
            let opened = std::fs::read_to_string(&self.opened).ok()?;
            opened.lines().any(|line| line == link).then_some(())
        });
    }

    /// What a script on the page answers: for what no eye can see.
    pub fn script(&self, script: &str) -> serde_json::Value {
        self.runtime.block_on(self.client.execute(script, Vec::new())).expect("the script runs")
    }

    fn until(&self, what: &str, look: impl AsyncFn(&Client) -> Option<()>) {
        let deadline = Instant::now() + PATIENCE;
        let mut looks = self.runtime.block_on(async { tokio::time::interval(LOOK_EVERY) });
        let found = self.runtime.block_on(async {
            while Instant::now() < deadline {
                if look(&self.client).await.is_some() {
                    return true;
                }
                looks.tick().await;
            }
            false
        });
        assert!(found, "in vain it was waited until {what}; on the screen was:\n{}", self.text());
    }

    fn text(&self) -> String {
        let body = async { self.client.find(Locator::Css("body")).await?.text().await };
        self.runtime.block_on(body).unwrap_or_else(|error| error.to_string())
    }
}

/// The fields with this label.
fn fields(label: &str) -> String {
    let label = quoted(label);
    format!(
        "//*[self::input or self::textarea][contains(@aria-label, {label}) \
         or @id = //label[contains(normalize-space(.), {label})]/@for \
         or ancestor::label[contains(normalize-space(.), {label})]]"
    )
}

async fn first_usable(found: Vec<Element>) -> Option<Element> {
    for element in found {
        if element.is_displayed().await.ok()? && element.is_enabled().await.ok()? {
            return Some(element);
        }
    }
    None
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as XPath writes it, which knows no escapes.
fn quoted(text: &str) -> String {
    let text = one_line(text);
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}

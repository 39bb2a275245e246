"""Somebody who walks through the site in a real browser, looking well at every page."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = Path(os.environ.get("PICTURES", ROOT / "test-results" / "pictures"))
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
RUN_AXE = """async () => {
  const found = await axe.run(document, {runOnly: {type: "tag", values:
    ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}});
  return found.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | "));
}"""
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Walker:
    """One person with one device. Every page they look at is checked and can be a picture."""

    def __init__(self, browser, house, name, *, phone=True, scripts=True, language="nl-NL"):
        self.house, self.name = house, name
        self.context = browser.new_context(
            viewport=PHONE if phone else DESK,
            java_script_enabled=scripts,
            locale=language,
            accept_downloads=True,
            bypass_csp=False,
            permissions=["microphone"] if scripts else [],
        )
        self.scripts = scripts
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("console", self._hear)

    def _hear(self, message):
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def go(self, path):
        answer = self.page.goto(self.house.url + path)
        return answer.status

    def sign_in(self):
        """Sign in with the code from the terminal, and the second key where that is asked."""
        codes = self.house.codes(self.name)
        self.go("/inloggen/")
        self.page.fill("input[name=code]", codes["code"])
        self.send()
        spare = codes.get("spare", [])
        self.second = [code for code in spare if code not in self.house.used]
        return self

    def give_second_key(self):
        code = self.second.pop(0)
        self.house.used.add(code)
        self.page.fill("main input[name=code]", code)
        self.send()

    def send(self):
        """Press the button of the form on the page, and wait for the page that comes."""
        with self.page.expect_navigation():
            self.press()

    def press(self):
        """Press the button of the form on the page; what comes is no page, such as a file."""
        self.page.locator("main form button.w-button:not([type=button])").first.click()

    def look(self, picture=""):
        """Find nothing wrong with the page: axe, too wide, script errors. Take a picture of it."""
        if self.scripts:
            self.page.evaluate(AXE.read_text())
            wrong = self.page.evaluate(RUN_AXE)
            assert wrong == [], (self.page.url, *wrong)
            assert self.page.evaluate(TOO_WIDE) is False, f"too wide: {self.page.url}"
        assert self.faults == []
        if picture:
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{picture}.png", full_page=False)
        return self

    def reads(self, text):
        """True when the page says this, in any part of it."""
        return text in self.page.inner_text("body")

    def leave(self):
        self.context.close()

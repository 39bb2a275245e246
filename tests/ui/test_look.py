"""The gallery in a real browser: narrow, wide, dark, from right to left, on paper, by keyboard."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "test-results/ui"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]
PAGES = ["/g/hazelkamp/verhalen/", "/form/", "/paper/", "/refuse/", "/ask/", "/privacy/"]
NARROW, WIDE = {"width": 320, "height": 700}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=WORDS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, served):
    """Open a page; what the browser complains about afterwards fails the test."""
    opened, complaints = [], []

    def opener(path, viewport=WIDE, **more):
        context = chromium.new_context(viewport=viewport, **({"locale": "nl-NL"} | more))
        page = context.new_page()
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        opened.append(context)
        page.goto(served + path)
        page.evaluate("document.fonts.ready")
        return page

    yield opener
    for context in opened:
        context.close()
    assert [said for said in complaints if "status of 4" not in said] == []


def picture(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("narrow", {"viewport": NARROW}),
        ("wide", {}),
        ("dark", {"color_scheme": "dark"}),
        ("right-to-left", {"locale": "ar", "viewport": NARROW}),
    ],
)
def test_everyone_can_use_it_and_nothing_sticks_out(open_page, path, name, more):
    page = open_page(path, **more)
    picture(page, f"{path.strip('/').replace('/', '-')}-{name}")
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("document.documentElement.dir") == (
        "rtl" if name == "right-to-left" else "ltr"
    )


SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, .w-button, .w-nav a, .w-foot a, input, select, summary')]
  .filter(e => e.offsetParent && e.type !== 'hidden' && !e.closest('label'))
  .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough_for_a_thumb(open_page, path):
    assert open_page(path, viewport=NARROW).evaluate(SMALL_TARGETS) == []


def test_the_first_key_offers_to_skip_to_the_text(open_page):
    page = open_page("/privacy/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de tekst"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_field(open_page):
    page = open_page("/form/")
    page.click("text=Verder")
    page.wait_for_selector(".w-summary:focus")
    page.click(".w-summary a >> nth=1")
    assert page.evaluate("document.activeElement.id") == "id_about_0"


def test_a_voice_is_recorded_into_the_file_field_and_played_back(open_page):
    page = open_page("/form/", permissions=["microphone"])
    page.click("text=Neem nu op")
    page.wait_for_timeout(1300)
    page.click("text=Stop de opname")
    page.wait_for_selector(".w-recorder audio:not([hidden])")
    file = page.evaluate(
        "(f => [f.name, f.size > 500])(document.querySelector('[name=voice]').files[0])"
    )
    assert file == ["verhaal.webm", True]
    assert (
        page.text_content(".w-recorder__live")
        == "Opgenomen. Luister hieronder, of neem opnieuw op."
    )


def test_without_a_script_everything_still_stands(open_page):
    page = open_page("/form/", java_script_enabled=False)
    assert page.is_visible("input[name=voice]")
    assert not page.is_visible("text=Neem nu op")
    assert not page.is_visible(".w-tools")
    page.click("text=English")
    assert page.text_content("html >> css=.w-steps span >> nth=0") == "Question 2 of 4"


def test_two_voices_have_two_typefaces(open_page):
    page = open_page("/g/hazelkamp/verhalen/")
    faces = [
        page.evaluate(
            f"getComputedStyle(document.querySelector('{what}')).fontFamily.split(',')[0]"
        )
        for what in ("h1", ".w-voice")
    ]
    assert faces == ['"Atkinson Hyperlegible Next Variable"', '"Literata Variable"']
    assert page.evaluate("document.fonts.check('1rem \"Literata Variable\"')")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "18px"


def test_a_sheet_of_paper_is_one_page(open_page):
    page = open_page("/paper/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1

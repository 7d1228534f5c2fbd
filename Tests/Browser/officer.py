#!/usr/bin/env python3
"""What an officer does in a day, in a real browser: searches, looks a party up, checks a deal until it is decided, keeps the
answer, decides the case that it opened, looks at licences, lists, rules, chips and the news. Fails on any console error.

    Tests/Browser/officer.py .build/debug/chokepoint

Screenshots go to Tests/Browser/.shots, in light and dark, wide and narrow.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHOTS = ROOT / "Tests" / "Browser" / ".shots"
WIDE, NARROW = (1200, 900), (400, 850)


class Office:
    """A workspace with a ledger, licences and keys, and a server over it."""

    def __init__(self, binary):
        self.binary = str(pathlib.Path(binary).resolve())
        self.workspace = tempfile.mkdtemp(prefix="chokepoint-browser-")
        licences = ROOT / "Examples" / "licences"
        self.run("licence", "apply", licences / "application.json", "--actor", "anna")
        self.run("licence", "grant", licences / "grant.json", "--actor", "anna")
        self.run("licence", "ship", licences / "shipment.json", "--actor", "anna")
        news = ROOT / "Examples" / "news"
        self.run("watch", "keep", *(news / name for name in ["notice.json", "story.txt", "newsletter.txt", "portal.html"]))
        shutil.copy(news / "customers.csv", os.path.join(self.workspace, "watch-list.csv"))
        self.keys = {role: self.run("keys", "add", name, "--role", role).strip() for name, role in
                     [("anna", "analyst"), ("chief", "approver")]}
        self.log = open(os.path.join(self.workspace, "server.log"), "w")
        self.server = subprocess.Popen(
            [self.binary, "serve", "--port", "0", "--ledger", "--workspace", self.workspace], cwd=ROOT,
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = self.server.stdout.readline().strip().rstrip("/")
        for _ in range(300):
            try:
                urllib.request.urlopen(self.address + "/readyz")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server does not become ready")

    def run(self, *words, check=True):
        done = subprocess.run(
            [self.binary, *map(str, words), "--workspace", self.workspace], cwd=ROOT, capture_output=True, text=True)
        if check and done.returncode:
            raise SystemExit(f"{words}: {done.stderr}")
        return done.stdout

    def close(self):
        self.server.terminate()
        assert self.server.wait(20) == 0, "the server did not end by itself"
        self.log.close()


class Browser:
    def __init__(self, office):
        options = webdriver.ChromeOptions()
        for word in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]:
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.office = office
        self.size(WIDE)

    def size(self, size):
        self.driver.set_window_size(*size)

    def go(self, path):
        self.driver.get(self.office.address + path)

    def one(self, selector):
        return self.wait(lambda: self.driver.find_element(By.CSS_SELECTOR, selector), selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, found, what="something"):
        def tried(_):
            try:
                return found()
            except Exception:
                return None
        return WebDriverWait(self.driver, 120).until(tried, f"waited for {what}")

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def says(self, words):
        self.wait(lambda: words.lower() in self.text().lower(), words)

    def press(self, *keys):
        self.driver.switch_to.active_element.send_keys(*keys)

    def click(self, selector):
        """A click that leads to another page."""
        old = self.driver.find_element(By.TAG_NAME, "html")
        self.one(selector).click()
        self.wait(lambda: self.driver.find_element(By.TAG_NAME, "html") != old, "another page")

    def shoot(self, name):
        """The page in light and dark, wide and narrow; it must not be wider than the window."""
        for scheme in ["light", "dark"]:
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            for size, label in [(WIDE, "wide"), (NARROW, "narrow")]:
                self.size(size)
                self.driver.save_screenshot(str(SHOTS / f"{name}-{scheme}-{label}.png"))
                over = self.driver.execute_script(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert over <= 1, f"{name} is {over} pixels wider than a {label} window"
        self.size(WIDE)
        self.sound(name)

    def sound(self, name):
        """What every page owes to people who do not see it or use no mouse, and to those who read what it says."""
        problems = self.driver.execute_script("""
          const problems = [];
          const one = (selector) => document.querySelectorAll(selector).length;
          if (one('main') !== 1 || one('h1') !== 1) problems.push('landmarks or heading');
          if (!document.documentElement.lang) problems.push('no language');
          for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
            if (!field.labels.length) problems.push('no label: ' + field.name);
          for (const link of document.querySelectorAll('a, button'))
            if (!(link.textContent.trim() || link.getAttribute('aria-label'))) problems.push('no name: ' + link.outerHTML);
          for (const picture of document.querySelectorAll('svg'))
            if (!picture.closest('[aria-hidden=true]') && !picture.getAttribute('aria-label')) problems.push('picture without words');
          const ids = [...document.querySelectorAll('[id]')].map((part) => part.id);
          if (new Set(ids).size !== ids.length) problems.push('an id stands twice');
          if (document.querySelector('[style], [onclick], script:not([src])')) problems.push('inline style or script');
          return problems;""")
        assert not problems, f"{name}: {problems}"
        assert not re.search(r"\bclear(ed|ance)?\b", self.text(), re.I), f"{name} says a party is clear"
        self.contrast(name)
        self.quiet(name)

    def contrast(self, name):
        low = self.driver.execute_script("""
          const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; })
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const behind = (part) => { for (; part; part = part.parentElement) {
            const colour = parse(getComputedStyle(part).backgroundColor); if (colour.length === 3 || colour[3] > 0) return colour; } return [255, 255, 255]; };
          const low = [];
          for (const part of document.querySelectorAll('main *, header *, footer *')) {
            if (part.closest('svg') || ![...part.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || !part.checkVisibility()) continue;
            const style = getComputedStyle(part), a = light(parse(style.color)), b = light(behind(part));
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 600);
            if (ratio < (large ? 3 : 4.5)) low.push(part.tagName + '.' + part.className + ' ' + ratio.toFixed(2));
          }
          return low.slice(0, 5);""")
        assert not low, f"{name}: too little contrast: {low}"

    def quiet(self, name):
        errors = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        errors = [entry for entry in errors if "favicon" not in entry]
        assert not errors, f"{name}: {errors}"

    def sign_in(self, role):
        self.go("/login")
        self.one("#key").send_keys(self.office.keys[role])
        self.click("form.stack button")


def day(browser):
    office = browser.office
    # Nobody gets in without a key, and is led back afterwards.
    browser.go("/chips")
    assert "/login" in browser.driver.current_url
    browser.shoot("login")
    browser.sign_in("analyst")
    browser.shoot("home")

    # Search as it is typed, with the keyboard alone.
    browser.press("/")
    browser.press("huaw")
    browser.says("Huawei")
    browser.press(" technologies")
    browser.wait(lambda: "q=huaw+technologies" in browser.driver.current_url, "the address to follow")
    browser.shoot("search")
    browser.one("#q").send_keys(Keys.ARROW_DOWN)
    browser.wait(lambda: browser.driver.switch_to.active_element.tag_name == "a", "the first result")
    browser.go("/?q=" + "%E8%8F%AF%E7%82%BA%E2%80%AE")
    browser.says("\\u{202E}")
    browser.shoot("search-foreign")
    browser.go("/?q=bakery+of+nowhere+whatsoever")
    browser.says("no match for")
    browser.shoot("search-none")

    browser.go("/party/us-entity-list:EL0247")
    assert browser.all("bdi"), "foreign names stand by themselves"
    browser.shoot("party")

    # Check a deal: a few fields, then what decides it.
    browser.click(".actions .button")
    assert browser.one("#end_user").get_attribute("value").startswith("Huawei")
    browser.go("/check")
    browser.shoot("check-form")
    browser.driver.execute_script("document.querySelector('#date').value = '2024-06-01'")
    browser.one("#to").send_keys("China")
    browser.one("#eccn").send_keys("3A090.a")
    browser.one("#item").send_keys("Example accelerator")
    browser.one("#end_user").send_keys("Huawei Technologies Co., Ltd.")
    browser.one("#headquarters").send_keys("CN")
    Select(browser.one("#end_use")).select_by_value("datacenter")
    browser.click("form.deal button")
    browser.one(".verdict")
    browser.shoot("check-answer")
    for _ in range(8):
        fields = browser.all(".ask input[inputmode=decimal]")
        if not fields:
            break
        for field in fields:
            field.send_keys("5000")
        browser.click(".ask button")
        browser.one(".verdict")
    browser.says("licence required")
    assert browser.all(".tree details[open] .clause"), "the branch that decides is open"
    browser.shoot("check-decided")
    browser.click(".keep button")
    browser.says("Its proof")
    browser.shoot("record")
    proof = json.loads(browser.driver.execute_async_script(
        "const done = arguments[0]; fetch(document.querySelector('[download]').href).then((a) => a.text()).then(done)"))
    path = os.path.join(office.workspace, "proof.json")
    pathlib.Path(path).write_text(json.dumps(proof, ensure_ascii=False))
    assert "proven" in office.run("ledger", "verify", "--proof", path), "the proof verifies elsewhere"
    browser.go("/records")
    browser.shoot("records")

    # The queue, by keys: an analyst proposes, an approver decides.
    browser.go("/cases")
    browser.shoot("cases")
    browser.one("body").send_keys("j")
    browser.press(Keys.ENTER)
    browser.says("May be")
    case = browser.driver.current_url
    browser.shoot("case")
    browser.one("body").send_keys("n")
    browser.press("another address, another seat")
    browser.click("button[value=propose]")
    browser.says("anna proposes")
    browser.click(".who button")
    browser.sign_in("approver")
    browser.driver.get(case)
    browser.one("body").send_keys("n")
    browser.press("agreed")
    browser.click("button[value=decide]")
    browser.says("chief decided")
    browser.shoot("case-decided")

    browser.go("/licences")
    browser.shoot("licences")
    browser.click(".licence h2 a")
    browser.shoot("licence")
    browser.go("/lists")
    browser.shoot("lists")
    browser.go("/rules?date=2024-06-01")
    before = browser.one(".lead").text
    browser.driver.execute_script(
        "const r = document.querySelector('#slider'); r.value = Number(r.min); r.dispatchEvent(new Event('input')); r.dispatchEvent(new Event('change'))")
    browser.wait(lambda: browser.one(".lead").text != before, "the rules of another day")
    browser.go("/rules?date=2024-06-01")
    browser.shoot("rules")
    browser.go("/rules/3A090.a")
    browser.shoot("rule")
    browser.go("/chips")
    browser.shoot("chips")
    browser.go("/chips/H20")
    browser.shoot("chip")
    # The news: what was told, what of it touches the watch list, and a document with what was read of it.
    browser.go("/watch")
    browser.says("4 kept")
    browser.shoot("watch")
    Select(browser.one("#view")).select_by_value("alerts")
    browser.click("form.inline button")
    browser.wait(lambda: browser.one(".told h1").text, "the alerts")
    browser.shoot("watch-alerts")
    browser.go("/watch?q=licence")
    browser.click("ol.plain a")
    browser.wait(lambda: "/watch/" in browser.driver.current_url, "a document")
    browser.shoot("watch-document")
    browser.go("/nowhere")
    browser.driver.get_log("browser")
    browser.says("Not Found")
    # Every page has its JSON.
    for address in ["/index.json?q=huawei", "/party/us-entity-list:EL0247.json", "/check.json", "/lists.json",
                    "/rules.json", "/rules/3A090.a.json", "/chips.json", "/chips/H20.json", "/cases.json",
                    "/licences.json", "/licences/D1234567.json", "/records.json", "/records/1.json", "/watch.json"]:
        request = urllib.request.Request(office.address + address, headers={"Authorization": "Bearer " + office.keys["analyst"]})
        with urllib.request.urlopen(request) as answer:
            assert answer.headers.get_content_type() == "application/json", address
            json.load(answer)
    # Without scripts the pages do the same.
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.go("/")
    browser.one("#q").send_keys("huawei", Keys.ENTER)
    browser.says("May be meant")
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    office = Office(sys.argv[1])
    browser = None
    try:
        browser = Browser(office)
        day(browser)
    except Exception:
        if browser:
            browser.driver.save_screenshot(str(SHOTS / "failure.png"))
            print(browser.driver.current_url, file=sys.stderr)
        raise
    finally:
        if browser:
            browser.driver.quit()
        office.close()
    print(f"browser: an officer's day, {len(list(SHOTS.glob('*.png')))} screenshots in {SHOTS.relative_to(ROOT)}")


main()

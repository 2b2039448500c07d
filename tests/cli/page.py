"""page.py PAGE [TEXT]: exits 1 with a line for each thing that is wrong."""
import base64
import hashlib
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.ids, self.hrefs, self.wrong = [], set(), [], []
        self.prose, self.headings, self.small = [], [], 0

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        for name in attrs:
            if name.startswith("on") or name in ("src", "style"):
                self.wrong.append(f"<{tag} {name}>")
        if "id" in attrs:
            if attrs["id"] in self.ids:
                self.wrong.append(f"id twice: {attrs['id']}")
            self.ids.add(attrs["id"])
        if tag == "a":
            self.hrefs.append(attrs["href"])
        if tag in VOID:
            return
        if tag == "p" and "p" in self.stack:
            self.wrong.append("paragraph within paragraph")
        if tag == "a" and "a" in self.stack:
            self.wrong.append("link within link")
        self.stack.append(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1] != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}: {self.stack}")
        else:
            self.stack.pop()

    def handle_data(self, data):
        inside = "section" in self.stack
        if inside and "small" not in self.stack:
            self.prose.append(data)


def squeezed(text):
    return re.sub(r"[\s\u3000]+", "", text)


page = Page()
source = open(sys.argv[1], encoding="utf8").read()
page.feed(source)
page.close()
wrong = page.wrong
if page.stack:
    wrong.append(f"left open: {page.stack}")
for href in page.hrefs:
    if not href.startswith("#") or href[1:] not in page.ids:
        wrong.append(f"leads nowhere: {href}")
policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)
for tag in ("style", "script"):
    own = re.search(f"<{tag}>(.*?)</{tag}>", source, re.S)[1].encode()
    digest = base64.b64encode(hashlib.sha256(own).digest()).decode()
    if not policy or f"{tag}-src 'sha256-{digest}'" not in policy[1]:
        wrong.append(f"the policy does not allow the page's own {tag}")
if re.search(r"https?:|url\(", source.split("<article")[0]):
    wrong.append("something from elsewhere")
if len(sys.argv) > 2:
    text = squeezed(open(sys.argv[2], encoding="utf8").read())
    got = squeezed("".join(page.prose))
    if text != got:
        k = next((i for i, (a, b) in enumerate(zip(text, got)) if a != b),
                 min(len(text), len(got)))
        wrong.append(f"prose differs: {text[k:k+30]!r} {got[k:k+30]!r}")
for line in wrong[:20]:
    print(line)
sys.exit(bool(wrong))

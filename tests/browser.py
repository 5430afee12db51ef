"""A headless Chromium that tests look at pages with, driven by the DevTools protocol."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

__all__ = ["CHROMIUM", "Browser", "chromium"]

CHROMIUM = shutil.which("chromium")
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage --no-proxy-server --remote-debugging-port=0"
).split()
_START_SECONDS = 60
# Every colour of a text of newsparse with the colour behind it, as WCAG 2 reckons contrast: [contrast, large, text] of each element.
_CONTRASTS = r"""(() => {
  const rgba = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n }
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1)
  const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => {
    const v = c[i] / 255; return sum + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4) }, 0)
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05) }
  const behind = element => {
    const layers = []
    for (let e = element; e; e = e.parentElement) layers.push(rgba(getComputedStyle(e).backgroundColor))
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1])
  }
  const out = []
  for (const element of document.querySelectorAll('.newsparse, .newsparse *')) {
    if (!element.getClientRects().length) continue
    const back = behind(element)
    const look = (pseudo, text) => {
      const css = getComputedStyle(element, pseudo), size = parseFloat(css.fontSize)
      const own = pseudo ? over(rgba(css.backgroundColor), back) : back
      out.push([contrast(over(rgba(css.color), own), own), size >= 24 || size >= 18.66 && css.fontWeight >= 700,
                element.tagName + '.' + element.className + (pseudo || '') + ' ' + text.trim().slice(0, 20)])
    }
    const texts = [...element.childNodes].filter(n => n.nodeType === 3 && n.data.trim())
    if (texts.length) look(null, texts[0].data)
    for (const pseudo of ['::before', '::after']) {
      const content = getComputedStyle(element, pseudo).content
      if (content !== 'none' && content !== 'normal' && content !== '""') look(pseudo, content)
    }
  }
  return out
})()"""


class Browser:
    """One tab. ``console`` holds what pages wrote there, errors among them, ``requests`` every address asked for."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._session: str | None = None
        self._events: list[str] = []
        self.console: list[str] = []
        self.requests: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """A command of the protocol and its answer; what happens meanwhile is noted."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        self._socket.send(json.dumps(message))
        while (answer := self._next()).get("id") != number:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._socket.recv(timeout=_START_SECONDS))
        method, params = message.get("method", ""), message.get("params", {})
        self._events.append(method)
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            self.console.append(json.dumps(params, ensure_ascii=False))
        return message

    def open(self, page: Path) -> None:
        """Show a file, with console and requests emptied."""
        self.console.clear()
        self.requests.clear()
        self._events.clear()
        self.call("Page.navigate", url=page.as_uri())
        while "Page.loadEventFired" not in self._events:
            self._next()

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise RuntimeError(str(done["exceptionDetails"]))
        return done["result"].get("value")

    def show(self, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        """The size of the window in CSS pixels, and the colour scheme that its user prefers."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])

    def press(self, key: str) -> None:
        """A key, by its name: Tab or a space."""
        code = {"Tab": 9, " ": 32}[key]
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)

    def contrasts(self) -> list[tuple[float, bool, str]]:
        """Of every visible text: its contrast with what is behind it, whether it is large, and where it stands."""
        return [(ratio, large, where) for ratio, large, where in self.run(_CONTRASTS)]

    def overflow(self) -> int:
        """How many pixels the page is wider than its window."""
        return int(self.run("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        """A picture of the window, or of the whole page."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A Chromium of its own, with an empty profile."""
    assert CHROMIUM is not None
    with open(profile / "log", "wb") as log:
        process = subprocess.Popen([CHROMIUM, *_FLAGS, f"--user-data-dir={profile}"], stdout=log, stderr=log)
        try:
            # Pings would come from a thread that draws from ``random``, which Hypothesis forbids, and a busy machine
            # may answer too late.
            with connect(
                _address(profile, process),
                proxy=None,
                max_size=None,
                open_timeout=_START_SECONDS,
                ping_interval=None,
            ) as socket:
                browser = Browser(socket)
                yield browser
                browser._session = None
                socket.send(json.dumps({"id": 0, "method": "Browser.close"}))
                process.wait(timeout=_START_SECONDS)
        finally:
            process.kill()
            process.wait()


def _address(profile: Path, process: subprocess.Popen[bytes]) -> str:
    """Where the browser listens; it writes that to a file once it does."""
    file = profile / "DevToolsActivePort"
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        lines = file.read_text().split("\n") if file.exists() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    raise RuntimeError((profile / "log").read_text(errors="replace")[-2000:])

"""Where a language model answers, and whether it may be asked: this computer, or a host that a person named."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from voicelens.i18n import say
from voicelens.settings import LlmSettings, refuse

CHAT = "/chat/completions"


@dataclass(frozen=True)
class Endpoint:
    """An address that may be asked, and how. The key is never shown, not even in an error."""

    url: str
    model: str
    timeout: float
    calls_per_minute: int
    api_version: str = ""
    key: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """What goes with every call: the key as Azure wants it where an API version is set, else as a bearer."""
        if not self.key:
            return {}
        return {"api-key": self.key} if self.api_version else {"Authorization": f"Bearer {self.key}"}

    @property
    def params(self) -> dict[str, str]:
        """What goes behind the address."""
        return {"api-version": self.api_version} if self.api_version else {}


def is_on(chosen: LlmSettings) -> bool:
    """Whether a person switched the language model on."""
    return bool(chosen.endpoint)


def build_endpoint(chosen: LlmSettings, key: str = "") -> Endpoint:
    """The endpoint of the settings; raises `SettingsError` where it may not be asked."""
    address = _address(chosen.endpoint)
    if not chosen.model:
        raise refuse(
            say("No model is named."), where="[llm] model", fix=say("Write the model's name as its server does.")
        )
    if not is_loopback(address.hostname or ""):
        _refuse_remote(address, chosen)
    url = chosen.endpoint.rstrip("/").removesuffix(CHAT) + CHAT
    return Endpoint(url, chosen.model, chosen.timeout, chosen.calls_per_minute, chosen.api_version, key)


def is_loopback(host: str) -> bool:
    """Whether a host is this computer, by its number or as “localhost”; nothing is looked up."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(text: str) -> SplitResult:
    try:
        address = urlsplit(text)
        fine = address.scheme in ("http", "https") and bool(address.hostname) and (address.port or 1) > 0
    except ValueError:
        fine = False
    if not fine or set(text) & set("@\\?# ") or not text.isascii() or not text.isprintable():
        raise refuse(
            say("This is not the address of a language model."),
            where="[llm] endpoint",
            fix=say("Write it like http://127.0.0.1:8080/v1, without names or passwords in it."),
        )
    return address


def _refuse_remote(address: SplitResult, chosen: LlmSettings) -> None:
    host = address.hostname or ""
    if not (chosen.allow_remote and chosen.host.strip().lower() == host):
        raise refuse(
            say("This language model is not on this computer, and nobody allowed that."),
            where="[llm] endpoint",
            fix=say("Use a local one; or, if your school approved it, set allow_remote = true and host = “{host}”.",
                    host=host),
        )  # fmt: skip
    if address.scheme != "https" and not _is_own_network(host):
        raise refuse(
            say("Students' words would travel unencrypted."), where="[llm] endpoint", fix=say("Write https://.")
        )


def _is_own_network(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False

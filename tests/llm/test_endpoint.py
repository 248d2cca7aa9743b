import pytest

from voicelens.errors import SettingsError
from voicelens.llm.endpoint import build_endpoint, is_loopback, is_on
from voicelens.settings import LlmSettings


def chosen(endpoint: str, **more: object) -> LlmSettings:
    return LlmSettings(endpoint=endpoint, model="m", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:8080/v1",
        "http://localhost:11434/v1/",
        "http://[::1]:8000/v1",
        "http://127.8.9.1/v1/chat/completions",
    ],
)
def test_this_computer_may_be_asked(endpoint: str) -> None:
    assert build_endpoint(chosen(endpoint)).url.endswith("/v1/chat/completions")


@pytest.mark.parametrize(
    "host", ["127.0.0.1.example.org", "localhost.example.org", "example.org", "0.0.0.0", "10.0.0.1", "2130706433", ""]
)
def test_other_hosts_are_not_this_computer(host: str) -> None:
    assert not is_loopback(host)


def test_another_computer_needs_both_the_permission_and_its_name() -> None:
    url = "https://models.example.org/v1"
    for more in (
        {},
        {"allow_remote": True},
        {"host": "models.example.org"},
        {"allow_remote": True, "host": "other.org"},
    ):
        with pytest.raises(SettingsError, match="nobody allowed"):
            build_endpoint(chosen(url, **more))
    assert build_endpoint(chosen(url, allow_remote=True, host="models.example.org")).url.startswith(url)


def test_words_never_travel_unencrypted_outside_the_own_network() -> None:
    with pytest.raises(SettingsError, match="unencrypted"):
        build_endpoint(chosen("http://models.example.org/v1", allow_remote=True, host="models.example.org"))
    assert build_endpoint(chosen("http://10.0.0.5:8000/v1", allow_remote=True, host="10.0.0.5")).url


@pytest.mark.parametrize(
    "endpoint",
    ["127.0.0.1:8080", "ftp://127.0.0.1/v1", "file:///etc/passwd", "http://", "http://127.0.0.1@example.org/v1",
     "http://user:word@127.0.0.1/v1", "http://127.0.0.1\\@example.org", "http://127.0.0.1:99999/v1",
     "http://127.0.0.1/v1?to=x", "http://127.0.0.1/v1#x", "http://１２７.0.0.1/v1", "http://[::1/v1", "http://127.0.0.1/ v1"],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(endpoint: str) -> None:
    with pytest.raises(SettingsError):
        build_endpoint(chosen(endpoint))


def test_a_model_must_be_named() -> None:
    with pytest.raises(SettingsError, match="No model"):
        build_endpoint(LlmSettings(endpoint="http://127.0.0.1/v1"))


def test_it_is_off_by_default() -> None:
    assert not is_on(LlmSettings())
    assert is_on(chosen("http://127.0.0.1/v1"))


def test_a_key_goes_as_each_kind_of_server_wants_it_and_is_never_shown() -> None:
    plain = build_endpoint(chosen("http://127.0.0.1/v1"), "sesame")
    azure = build_endpoint(chosen("http://127.0.0.1/v1", api_version="2024-10-21"), "sesame")
    assert plain.headers == {"Authorization": "Bearer sesame"}
    assert (azure.headers, azure.params) == ({"api-key": "sesame"}, {"api-version": "2024-10-21"})
    assert build_endpoint(chosen("http://127.0.0.1/v1")).headers == {}
    assert "sesame" not in repr(plain)

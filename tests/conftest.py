"""What the tests share: the lexicon, the samples and, where it lies beside the checkout, the corpus of real reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.lexicon import Lexicon, load_lexicon

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon of `ontology/`, loaded once."""
    return load_lexicon()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented counties' reports."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the real reports; the test is skipped, saying so, where it is absent."""
    if not CORPUS.is_dir():
        pytest.skip(f"no corpus of real reports at {CORPUS.relative_to(ROOT.parent)}")
    return CORPUS


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the gold facts; the test is skipped, saying so, where it is absent."""
    if not GOLD.is_dir():
        pytest.skip(f"no gold facts at {GOLD.relative_to(ROOT.parent)}")
    return GOLD


@pytest.fixture(scope="session")
def demo(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the samples in it; tests only read it."""
    from graph.building import build

    store = tmp_path_factory.mktemp("demo") / "store"
    report = build([samples], store)
    assert report.ok, [result.error for result in report.results]
    return store

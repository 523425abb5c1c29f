"""The one Danish analysis that index and query share: text in, tokens with terms out. No Django."""

from archive.search.danish.analysis import ANALYSIS_VERSION, Token, analyse, warm_up
from archive.search.danish.elided import SIGN as ELIDED
from archive.search.danish.folding import fold, spelled

__all__ = ["ANALYSIS_VERSION", "ELIDED", "Token", "analyse", "fold", "spelled", "warm_up"]

"""Small words that stand in nearly every item."""

# Folded, as surfaces are.
_WORDS = (
    "af alle at da de den der det dette en er et for fra ham han har have hun i ikke ind jeg kan med men"
    " nu og om op over paa sig sin skal som til ud under var ved vi vil efter eller blev bliver"
    " blandt hvad hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornaar man"  # of questions
)
STOP_WORDS = frozenset(_WORDS.split())  # required only inside quotes

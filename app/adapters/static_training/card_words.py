"""The fixed words of the encoder's card; the numbers of a training are filled in."""

CARD = """\
---
language:
- zh
- en
library_name: sentence-transformers
pipeline_tag: sentence-similarity
license: apache-2.0
tags:
- sentence-transformers
- static-embedding
- matryoshka
- law
---

# Pandecta bundled encoder

A static embedding model for statute search in Chinese and English. It brings questions as people
ask them near the provisions that answer them. A text's vector is the mean of its tokens' rows in
one matrix, at unit length: there is no network and no context, a question takes a tenth of a
millisecond, and at question time Pandecta runs it with `tokenizers` and NumPy alone.

| | |
|---|---|
| vector | {dimension} numbers, float16 in the file; trained to be cut to {widths} |
| vocabulary | {vocabulary} tokens: Chinese characters and pairs of them, English words and pieces |
| text | NFKC, lower case, no punctuation; no prompt, no special tokens, no length limit |
| similarity | cosine |

## Use

```python
from sentence_transformers import SentenceTransformer

model = SentenceTransformer("models/bundled")                   # truncate_dim=64 also works
question, passage = model.encode(["试用期被辞退怎么赔偿", "劳动合同法 劳动合同的解除和终止 …"])
```

A passage is worded as Pandecta words it: the law's title, the last heading above the provision,
the provision's own heading if it has one, and its text; long provisions in windows. Questions are
given bare. The weights are float16, and sentence-transformers returns float16 vectors on a CPU;
their cosine with Pandecta's own float32 arithmetic is above 0.9999.

## How it was made

1. **Vocabulary.** Chinese is not cut into words: a character map in the tokenizer makes every two
   neighbours one token (劳动合同 becomes 劳, 劳动, 动合, 合同, 同); rare pairs fall apart into
   characters. While training, a pair's row is the sum of a row of its own and half of its two
   characters' rows, an English word's that of its own and of its first five letters'; the sums are
   folded into one matrix at the end.
2. **Start.** The singular vectors of the tf-idf matrix of the passages, each language by itself.
3. **Pairs from the law.** One sentence of a provision asks for the rest of it.
4. **Questions.** Each asks for the provision that answers it, against the answers to the other
   questions of the batch and against near but wrong provisions that the model itself finds
   (mined anew five times; twins of the right answer are left out). Multiple negatives ranking
   loss at all three widths at once (Matryoshka), tokens dropped at random, Adam. Two CPU cores,
   about four minutes, the same bytes for the same seed, data and versions.

{studied} questions were trained on. To rebuild it:

```
pandecta train --recipe bundled --library CHINA --library uscode.zip --library uk-clml.zip \\
    --questions zh/questions-train.jsonl --questions zh/questions-written.jsonl \\
    --questions en/questions-train.jsonl --questions en/questions-written.jsonl --out models/bundled
```

where CHINA is a library into which the archive of LawRefBook/Laws was imported. The recipe, with a
line on each value, is `models/recipes/bundled.toml`.

## Data

- Chinese national statutes, regulations and judicial interpretations (LawRefBook/Laws): current
  versions, no local law. Statutes are public.
- United States Code, titles 1, 4, 9, 13, 17, 24, 35, 39: public domain. Twelve instruments of
  legislation.gov.uk: Open Government Licence.
- Chinese questions of real people with the articles that answer them: STARD, its train part, MIT.
- Questions composed for this project, Chinese and English: the project's own.

## Figures

Measured on a fifth of the real questions, chosen by the SHA-256 of their ids before anything was
trained and never trained on; neither were composed questions that resemble them. Choices were made
on another fifth. "Words" is BM25 over characters, pairs of characters and words, a stand-in for the
program's full text; "fused" is both as the program fuses them by default; the number after
"meaning" and "fused" is the width of the vectors. hit@k: a right provision is among the first k;
recall@k: share of a question's citations among the first k. With 235 questions a share of 0.8 has a
standard error of 0.026, with 30 one of 0.07: smaller differences say nothing. What was tried and
not taken is listed in `models/recipes/bundled-tried.md`.

{tables}

### Laws that no question in training touches

The questions about two fifths of the laws (by the SHA-256 of their names) were left out, a second
encoder was trained on the rest, and judged by the real questions on those laws alone. This is what
to expect of law that nobody has written questions for. Some settings were tried with most of these
questions in view, so these figures may flatter a little.

{unseen}

The losses stand in the same tables as the gains: compare each row with "words". On law that no
training question touches, meaning alone puts fewer right provisions in front than words do; it
finds a little more of them further down in Chinese and less in English. There it is the fusion
that has to hold the level of words.

## What it is weak at

- Laws that no training question asks about. The questions touch some hundred Chinese laws out of
  1,500; elsewhere the model knows little more than shared characters and words. In English every
  section that is judged was seen in training with other questions: those figures show what it
  does on the law it was made for, not on law it has never seen.
- Word order, negation and numbers: "may" and "may not", three days and thirty, who sued whom.
- Long texts: everything in a passage is averaged.
- Words it has never met, and languages other than these two; Chinese in traditional characters.
- One language asked in the other: the two were not aligned.
"""

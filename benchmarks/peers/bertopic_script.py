"""The script someone would write instead: BERTopic with its defaults on a column of answers, topics to a CSV.

    python benchmarks/peers/bertopic_script.py ANSWERS.csv OUT.csv

It uses the MiniLM that is on the machine already, so that nothing is downloaded.
"""

from __future__ import annotations

import sys

import pandas as pd
from bertopic import BERTopic
from sentence_transformers import SentenceTransformer

from voicelens.registry import find_model

source, out = sys.argv[1:]
answers = pd.read_csv(source)
topics = BERTopic(embedding_model=SentenceTransformer(str(find_model("all-MiniLM-L6-v2")), device="cpu"))
answers["topic"], _ = topics.fit_transform(answers["text"].tolist())
answers.to_csv(out, index=False)
topics.get_topic_info().to_csv(f"{out}.topics.csv", index=False)

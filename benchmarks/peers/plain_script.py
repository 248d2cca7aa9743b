"""The script someone would write instead: Presidio on each answer, BERTopic with its defaults, a table by group.

    python benchmarks/peers/plain_script.py EXPORT.csv OUT.csv

It uses the same model files as VoiceLens, so that neither side downloads anything.
"""

from __future__ import annotations

import sys

import pandas as pd
from bertopic import BERTopic
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_anonymizer import AnonymizerEngine
from sentence_transformers import SentenceTransformer

from voicelens.registry import find_model

export, out = sys.argv[1:]
answers = pd.read_csv(export)
questions = [column for column in answers.columns if "one thing" in column]
groups = [column for column in answers.columns if "grade" in column]
long = answers.melt(id_vars=groups, value_vars=questions, value_name="text").dropna(subset=["text"])

spacy_model = {"lang_code": "en", "model_name": str(find_model("en_core_web_sm"))}
provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [spacy_model]})
analyzer, anonymizer = AnalyzerEngine(nlp_engine=provider.create_engine()), AnonymizerEngine()
long["text"] = [
    anonymizer.anonymize(text, analyzer.analyze(text, language="en")).text  # type: ignore[arg-type]
    for text in long["text"]
]

topics = BERTopic(embedding_model=SentenceTransformer(str(find_model("all-MiniLM-L6-v2"))))
long["topic"], _ = topics.fit_transform(long["text"].tolist())
long.groupby(["topic", *groups]).size().rename("n").to_csv(out)
print(f"{long['topic'].nunique()} topics")

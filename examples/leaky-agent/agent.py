"""Answers questions about orders."""

import pickle
from pathlib import Path

import anthropic
import sqlalchemy
import tools
import yaml

client = anthropic.Anthropic(api_key="@@ANTHROPIC_KEY@@")
orders = sqlalchemy.create_engine("postgresql+asyncpg://agent:@@PASSWORD@@@db.example/shop")

config = yaml.load(Path("prompts/agent.yaml").read_text(), Loader=yaml.Loader)
with open("models/intent.pkl", "rb") as file:
    intents = pickle.load(file)


def answer(question: str) -> str:
    reply = client.messages.create(
        model="claude-opus-4",
        max_tokens=1000,
        system=f"{config['system_prompt']} You know these intents: {intents}",
        messages=[{"role": "user", "content": question}],
        tools=tools.DESCRIPTIONS,
    )
    print("asked with", client.api_key)
    return reply.content[0].text

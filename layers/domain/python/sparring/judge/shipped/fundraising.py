"""A fundraising conversation: ask, tell, appeal, propose, each judged by a head people trained."""

from typing import Any, Final

FUNDRAISING: Final[dict[str, Any]] = {
    "name": "Fundraising conversation",
    "description": "Winning somebody for a good cause. The built-in judge learned these twelve "
    "behaviours from conversations that people had labelled; docs/judge.md says how well it agrees "
    "with them.",
    "call_types": [],
    "sections": ["Asking", "Appealing", "Person to person", "Proposing"],
    "pass_mark": 2.0,
    "criteria": [
        {
            "criterion_id": "personal_inquiry",
            "section": "Asking",
            "title": "Asks about the person",
            "definition": "The rep asks about the other person's own life, habits or past giving.",
            "examples_for": [
                "Have you supported a good cause in the last year?",
                "Do you have a family of your own?",
                "Which charities matter most to you?",
            ],
            "examples_against": ["Do you know our shelter?", "How much would you like to give?"],
            "signals": ["learned-personal-related-inquiry"],
        },
        {
            "criterion_id": "task_inquiry",
            "section": "Asking",
            "title": "Asks what the person expects",
            "definition": "The rep asks what the other person thinks, wants or expects of the "
            "donation and of this conversation.",
            "examples_for": [
                "Which part of our work would you like your gift to go to?",
                "What would you want to know before you decide?",
                "Do you think a gift like that changes something?",
            ],
            "examples_against": ["Do you have a family of your own?", "Have you heard of us?"],
            "signals": ["learned-task-related-inquiry"],
        },
        {
            "criterion_id": "source_inquiry",
            "section": "Asking",
            "title": "Asks whether the organisation is known",
            "definition": "The rep asks whether the other person has heard of the organisation or "
            "what they know of it.",
            "examples_for": [
                "Have you come across Harbour Lights before?",
                "Are you familiar with our animal shelter?",
                "What do you know about the Blue River Fund?",
            ],
            "examples_against": ["Harbour Lights was founded in 1960.", "Would you like to give?"],
            "signals": ["learned-source-related-inquiry"],
        },
        {
            "criterion_id": "credibility",
            "section": "Appealing",
            "title": "Shows that the organisation can be trusted",
            "definition": "The rep names what the organisation does, has achieved, publishes or is "
            "rated at, so that it can be trusted.",
            "examples_for": [
                "The Blue River Fund works in forty countries and publishes its accounts.",
                "An independent watchdog gave us its best grade three years running.",
                "Ninety cents of each euro reach the villages.",
            ],
            "examples_against": ["Please give us something.", "It is so sad to see."],
            "signals": ["learned-credibility-appeal"],
        },
        {
            "criterion_id": "logic",
            "section": "Appealing",
            "title": "Reasons with the effect of a gift",
            "definition": "The rep argues with reasons: what a gift achieves, why it is needed, "
            "why it makes sense.",
            "examples_for": [
                "If every neighbour gave a little, the well would be paid by spring.",
                "Your gift would pay for the medicine of one family.",
                "It makes sense to help now, because later it costs more.",
            ],
            "examples_against": ["Have you heard of us?", "We were founded in 1960."],
            "signals": ["learned-logical-appeal"],
        },
        {
            "criterion_id": "emotion",
            "section": "Appealing",
            "title": "Appeals to feelings",
            "definition": "The rep tells of suffering, hope or guilt to stir the other's feelings.",
            "examples_for": [
                "Think of a girl who goes to bed hungry every night.",
                "It breaks my heart to see these old dogs left behind.",
                "They lost their homes and everyone they loved.",
            ],
            "examples_against": ["You can pay by card.", "Our office is in Leeds."],
            "signals": ["learned-emotion-appeal"],
        },
        {
            "criterion_id": "story",
            "section": "Person to person",
            "title": "Tells a story of one's own",
            "definition": "The rep tells what happened to them or to somebody they know.",
            "examples_for": [
                "My brother was helped by them after the flood.",
                "When I was a nurse I saw such families every week.",
                "I volunteered in one of their kitchens for a year.",
            ],
            "examples_against": ["They work in forty countries.", "Do you volunteer?"],
            "signals": ["learned-personal-story"],
        },
        {
            "criterion_id": "self_model",
            "section": "Person to person",
            "title": "Goes first",
            "definition": "The rep says that they give or will give themselves, as an example.",
            "examples_for": [
                "I'm giving ten euros of my own today.",
                "I will match whatever you give.",
                "I support them myself every Christmas.",
            ],
            "examples_against": ["You could give ten euros.", "They need ten thousand euros."],
            "signals": ["learned-self-modeling"],
        },
        {
            "criterion_id": "praise",
            "section": "Person to person",
            "title": "Praises the person",
            "definition": "The rep praises the other person or what they do.",
            "examples_for": [
                "You have a big heart.",
                "How generous of you, really!",
                "It is wonderful that you care so much.",
            ],
            "examples_against": ["Our team is wonderful.", "Thanks, goodbye."],
            "signals": ["learned-praise-user"],
        },
        {
            "criterion_id": "small_step",
            "section": "Proposing",
            "title": "Offers a small first step",
            "definition": "The rep says that even a very small gift helps, or suggests to start "
            "with one.",
            "examples_for": [
                "Even fifty pence helps us.",
                "Just a little something would already count.",
                "You could start with a single euro.",
            ],
            "examples_against": ["Could you give a thousand euros?", "How are you?"],
            "signals": ["learned-foot-in-the-door"],
        },
        {
            "criterion_id": "proposal",
            "section": "Proposing",
            "title": "Proposes to give",
            "definition": "The rep asks outright whether the other person will give.",
            "examples_for": [
                "Would you like to support the shelter today?",
                "Can I count on a gift from you?",
                "Are you willing to help with a donation?",
            ],
            "examples_against": ["How much should it be?", "The shelter houses sixty dogs."],
            "signals": ["learned-proposition-of-donation"],
        },
        {
            "criterion_id": "amount",
            "section": "Proposing",
            "title": "Asks for the amount",
            "definition": "The rep asks how much the other person will give.",
            "examples_for": [
                "How much would you like to give?",
                "What amount did you have in mind?",
                "What sum shall I write down for you?",
            ],
            "examples_against": ["Would you like to give?", "I give ten euros myself."],
            "signals": ["learned-ask-donation-amount"],
        },
    ],
}

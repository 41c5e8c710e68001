"""Handling objections: hear it out, find what is behind it, answer that, and check."""

from typing import Any, Final

OBJECTION_HANDLING: Final[dict[str, Any]] = {
    "name": "Objection handling",
    "description": "When the buyer hesitates: take it seriously, find out what is behind it, "
    "answer "
    "exactly that with something that can be checked, and make sure that it is settled.",
    "call_types": ["cold_call", "demo", "negotiation", "renewal"],
    "sections": ["Hear", "Understand", "Answer", "Settle"],
    "pass_mark": 2.5,
    "criteria": [
        {
            "criterion_id": "acknowledges",
            "section": "Hear",
            "title": "Takes the concern seriously",
            "definition": "After a concern the rep first says that it is understood or fair, "
            "without arguing.",
            "examples_for": [
                "That's a fair concern.",
                "I can see why you ask.",
                "Thank you for saying that so openly.",
                "I'd worry about the same thing in your place.",
            ],
            "examples_against": [
                "That is not true.",
                "I understand, but our product is better.",
                "Nobody else has ever complained.",
            ],
            "weight": 2,
            "signals": ["acknowledges"],
        },
        {
            "criterion_id": "explores",
            "section": "Understand",
            "title": "Asks what is behind it",
            "definition": "The rep asks what exactly worries the buyer or what would have to be "
            "so.",
            "examples_for": [
                "What exactly worries you about the training?",
                "What would you need to see before you could say yes?",
                "Help me understand, what happened the last time?",
                "Too expensive compared with what?",
            ],
            "examples_against": [
                "Why don't you just try it?",
                "What would you like to order?",
                "Do you have any problems?",
            ],
            "weight": 2,
            "blocker": True,
            "signals": ["explores_objection"],
        },
        {
            "criterion_id": "isolates",
            "section": "Understand",
            "title": "Finds out whether it is the only one",
            "definition": "The rep asks whether anything else stands in the way, or whether the "
            "rest would be fine if this were solved.",
            "examples_for": [
                "Apart from the training, is anything else in the way?",
                "Is that the only thing that keeps you from going ahead?",
                "If we get that settled, would you be comfortable with the rest?",
            ],
            "examples_against": [
                "Is there anything else I can show you?",
                "Apart from that we also have a mobile app.",
                "Would it make sense to meet on Thursday at ten?",
            ],
            "weight": 1,
            "signals": ["isolates_objection"],
        },
        {
            "criterion_id": "gives_evidence",
            "section": "Answer",
            "title": "Answers with something to check",
            "definition": "The rep answers a concern with a customer, a measured result, a "
            "document "
            "or a person to talk to.",
            "examples_for": [
                "A customer of your size had the same worry, and you can talk to them without me.",
                "I have the case study here, they cut it by half within a year.",
                "I'll send you the test report about the hot water.",
            ],
            "examples_against": [
                "Trust me, it works.",
                "We are the market leader.",
                "I can give you ten percent off.",
            ],
            "weight": 2,
            "signals": ["evidence_offered"],
        },
        {
            "criterion_id": "lowers_risk",
            "section": "Answer",
            "title": "Lowers the risk",
            "definition": "The rep offers a way in which the buyer risks less: a pilot, a way out, "
            "a promise in writing.",
            "examples_for": [
                "We put an exit clause into the contract.",
                "Let's start with one branch for four weeks.",
                "If it does not work by March, it's our risk and you pay nothing.",
            ],
            "examples_against": [
                "There is no risk at all, believe me.",
                "I'll throw in three free months.",
                "You can only lose if you wait.",
            ],
            "weight": 1,
            "signals": ["risk_reduced"],
        },
        {
            "criterion_id": "ties_to_need",
            "section": "Answer",
            "title": "Comes back to what matters to them",
            "definition": "The rep links the answer or the offer to something that the buyer said "
            "before.",
            "examples_for": [
                "You said that the phones ring from eight to six; this part takes those calls "
                "over.",
                "Because you told me about the audits, I'd start with the change log.",
                "That's where it helps with what you said about the late reports.",
            ],
            "examples_against": [
                "Our tool also supports eleven languages.",
                "We have won a prize for our design.",
                "Let me list our modules.",
            ],
            "weight": 1,
            "signals": ["ties_to_need"],
        },
        {
            "criterion_id": "checks",
            "section": "Settle",
            "title": "Checks that it is settled",
            "definition": "After an answer the rep asks whether it settles the concern or was "
            "understood rightly.",
            "examples_for": [
                "Does that answer your question?",
                "How does that sit with you now?",
                "Did I get that right?",
                "Would that be enough for your works council?",
            ],
            "examples_against": [
                "So that's settled then.",
                "Any other questions? No? Good.",
                "How does thirty percent off sound?",
            ],
            "weight": 1,
            "signals": ["checks_answer"],
        },
        {
            "criterion_id": "moves_on",
            "section": "Settle",
            "title": "Moves on to a next step",
            "definition": "The rep proposes a specific next step with a day, a time or the people "
            "who should take part.",
            "examples_for": [
                "Shall we look at that report together on Tuesday?",
                "Could your IT lead join us next Thursday at ten?",
                "Shall I send you the draft by Friday?",
            ],
            "examples_against": [
                "Well, think it over.",
                "I'll call you some time.",
                "Just sign and you will see.",
            ],
            "weight": 1,
            "signals": ["next_step", "plan_agreed"],
        },
    ],
}

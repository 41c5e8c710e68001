"""Closing: worth summed up, doubts cleared, the business asked for, and a plan that both keep."""

from typing import Any, Final

CLOSING: Final[dict[str, Any]] = {
    "name": "Closing",
    "description": "From interest to agreement without pressure: sum up what it is worth to them, "
    "clear what is in the way, ask plainly, and leave with a plan that names days and people.",
    "call_types": ["demo", "negotiation", "renewal"],
    "sections": ["Ready", "Clear", "Ask", "Plan"],
    "pass_mark": 2.5,
    "criteria": [
        {
            "criterion_id": "summarises",
            "section": "Ready",
            "title": "Sums up what matters to them",
            "definition": "Before asking for anything the rep plays back the buyer's situation, "
            "need or conditions.",
            "examples_for": [
                "So if I understand you right, the season and the training are what it hangs on.",
                "Let me sum up: two sites, live before June, and your people get the training.",
                "What I heard is that the late invoices hurt most. Did I get that right?",
            ],
            "examples_against": [
                "To sum up, we have the best offer.",
                "So you want to buy it.",
                "I understand.",
            ],
            "weight": 1,
            "signals": ["summary"],
        },
        {
            "criterion_id": "ties_to_need",
            "section": "Ready",
            "title": "Names the worth in their words",
            "definition": "The rep links the offer to something that the buyer said.",
            "examples_for": [
                "You said that one lost weekend costs sixty thousand; our forecast is there for "
                "exactly that.",
                "Because you told me about the audits, the package has the change log in it.",
                "As you put it, nobody trusts the figures, and this report would end that.",
            ],
            "examples_against": [
                "The premium package has everything.",
                "It's a great product at a great price.",
                "Our customers love it.",
            ],
            "weight": 2,
            "signals": ["ties_to_need"],
        },
        {
            "criterion_id": "tests_readiness",
            "section": "Ready",
            "title": "Tests how ready they are",
            "definition": "The rep asks how it looks to the buyer so far or what they would still "
            "need to see.",
            "examples_for": [
                "How does that look to you so far?",
                "Does it make sense for your team in this form?",
                "What would you need to see before you could go ahead?",
                "Did I get that right?",
            ],
            "examples_against": [
                "You like it, don't you?",
                "Thirty percent off, how does that sound?",
                "So when will you sign?",
            ],
            "weight": 1,
            "signals": ["readiness_question"],
        },
        {
            "criterion_id": "clears_doubts",
            "section": "Clear",
            "title": "Asks what is still in the way",
            "definition": "The rep asks what still worries the buyer or keeps them from agreeing.",
            "examples_for": [
                "What still stands in the way from your side?",
                "Is there anything that would stop you from starting in May?",
                "What worries you most about it?",
                "What would have to be settled before the board says yes?",
            ],
            "examples_against": [
                "There is no reason to wait.",
                "What are you waiting for?",
                "Is there anything else you want to know about our product?",
            ],
            "weight": 2,
            "signals": ["doubts_question"],
        },
        {
            "criterion_id": "knows_who_decides",
            "section": "Clear",
            "title": "Knows who has to agree",
            "definition": "The rep asks who else has to agree, or brings those who decide into the "
            "next step.",
            "examples_for": [
                "Who signs off on it once you are convinced?",
                "Who else needs to see this before it can go ahead?",
                "Shall we meet together with your finance director?",
                "Could the people who decide join us on Friday?",
            ],
            "examples_against": [
                "You don't need anybody else for this.",
                "Are you the decision maker?",
                "My boss approved this price.",
            ],
            "weight": 1,
            "signals": ["people_named", "decision_process_question"],
        },
        {
            "criterion_id": "asks_for_it",
            "section": "Ask",
            "title": "Asks for the business plainly",
            "definition": "The rep asks directly whether they go ahead, or asks to send the "
            "contract "
            "or to set the next step.",
            "examples_for": [
                "Shall I send you the contract?",
                "Can we go ahead on these terms?",
                "Would it make sense to sit down on Thursday at ten?",
                "Are you ready to start with the first site?",
            ],
            "examples_against": [
                "Just sign and we're done.",
                "Would you be interested in our product maybe?",
                "Can I send you some information?",
            ],
            "weight": 1,
            "signals": ["commitment_question"],
        },
        {
            "criterion_id": "next_step",
            "section": "Plan",
            "title": "Fixes a day",
            "definition": "The rep proposes a specific next step with a day, a time or the people "
            "who should take part.",
            "examples_for": [
                "I'd send it tonight; can we go through it on Wednesday at nine?",
                "How about Tuesday at two, with your colleagues?",
                "Shall I send you the papers by Thursday?",
            ],
            "examples_against": [
                "I'll get back to you.",
                "Let me know when you have decided.",
                "We could stay in touch.",
            ],
            "weight": 2,
            "blocker": True,
            "signals": ["next_step", "plan_agreed"],
        },
        {
            "criterion_id": "buyer_agrees",
            "section": "Plan",
            "title": "The buyer agrees to something",
            "definition": "The buyer agrees to a date, a contract or a step of their own.",
            "shown_by": "buyer",
            "examples_for": [
                "Thursday works for me.",
                "Send me the contract and I'll sign it.",
                "Okay, let's do that, I'll bring Harriet.",
            ],
            "examples_against": [
                "I'll think about it.",
                "Send me a brochure.",
                "I sign these things, but I'd have to ask our owner first.",
                "I could sign at 60,000, not more.",
            ],
            "weight": 2,
            "signals": ["buyer_agrees"],
        },
    ],
}

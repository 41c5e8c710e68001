"""Lines for objecting, pushing back, haggling, agreeing and ending the call."""

LINES: dict[str, tuple[str, ...]] = {
    "raise_objection": (
        "I'll tell you what bothers me. {objection}",
        "Before we go any further. {objection}",
        "Look, there's one thing. {objection}",
        "I have to be open with you here. {objection}",
        "Here's my problem with it. {objection}",
        "Fine, but. {objection}",
    ),
    "raise_objection:warm": (
        "I like where this is going, but I've got a worry. {objection}",
        "Don't get me wrong, it sounds good. {objection}",
    ),
    "raise_objection:cold": (
        "No, wait. {objection}",
        "I've heard that before. {objection}",
    ),
    "elaborate": (
        "I hear you, but that's only half of it for me.",
        "Okay, thanks for not brushing it away. It's still there, though.",
        "Right. That doesn't settle it yet.",
        "Fair, but I'm not quite there.",
        "Maybe. It still sits badly with me.",
        "You're getting warmer. What else?",
    ),
    "elaborate.heard_concern": (
        "Well, since you ask. What I'd need is {resolution}.",
        "Good that you ask. For me it comes down to this: {resolution}.",
        "What would help me? Let's say {resolution}.",
    ),
    "elaborate.unheard_concern": (
        "You're quick with an answer. Have you understood what bothers me?",
        "That may be so. You didn't ask what I'm actually worried about, though.",
        "Good to know, but you're answering faster than you listen.",
    ),
    "elaborate.missed_concern": (
        "That's not really what I was worried about.",
        "Okay, but that doesn't answer my question.",
        "That's an answer to something else.",
        "Hm. I was talking about {concern}.",
    ),
    "repeat_objection": (
        "You still owe me an answer about {concern}.",
        "We keep going around it. What about {concern}?",
        "I don't want to sound stubborn, but you passed over {concern}.",
        "Coming back to {concern}. I haven't heard anything on that.",
    ),
    "accept_answer": (
        "Okay. That does help.",
        "All right, I can live with that.",
        "Good. That was my main worry, and you took it seriously.",
        "Fair enough. That answers it.",
        "Okay, I'm calmer about that now.",
        "That's a straight answer. Thank you.",
    ),
    "accept_answer:cold": (
        "Fine. I'll take your word for it, for now.",
        "Okay. That's better than I expected.",
    ),
    "push_back": (
        "I'm not sure you and I are talking about the same thing.",
        "Let's slow down.",
        "I don't see it like that.",
    ),
    "push_back.pushed": (
        "Don't push me. I don't decide anything that way.",
        "I don't react well to pressure.",
        "If it has to be now, then it's a no.",
        "You're in a hurry. I'm not.",
        "That's exactly the kind of call I hang up on.",
        "No. And asking louder won't change that.",
    ),
    "push_back.dismissed": (
        "You may not think it matters. I do.",
        "Please don't tell me what is and isn't a problem here.",
        "I'd like to finish what I was saying.",
        "That's a bit quick. I meant what I said.",
    ),
    "push_back.pitched": (
        "Okay. They all say that, though. What does it have to do with us?",
        "I'm sure it's a fine product. I don't know what I'd need it for.",
        "That sounds like the website. You don't know how we work yet, do you?",
        "And why do you think that matters to us?",
        "So far I hear what you have, not what I'd get from it.",
    ),
    "push_back.pitched_too_much": (
        "You're reading me a brochure.",
        "That's the next feature. I didn't ask for any of them.",
        "I stopped counting the features. Have you got a question for me?",
        "Honestly, I don't need a list.",
        "Yes, yes. It does everything. They all do.",
        "Again, I can read that on your website.",
    ),
    "turn_down": (
        "I'm not there yet.",
        "No, that's too early for me.",
        "I don't see a reason for that yet.",
        "Not at this point.",
    ),
    "turn_down.too_little_known": (
        "You don't even know what we need. Why would I give you more of my time?",
        "A meeting about what, exactly? You've hardly asked me anything.",
        "I don't think you know enough about us to suggest that.",
        "That's a big jump. What do you think our problem is?",
    ),
    "turn_down.no_reason": (
        "You've asked me a lot, and I still don't know what I'd get from you.",
        "And what would be in it for us? You haven't said.",
        "So far you've told me nothing about what you'd do for us.",
    ),
    "turn_down.trust_low": (
        "I'm not comfortable with that yet.",
        "I don't know you well enough for that.",
        "Hm, no. Something in me says slow down.",
    ),
    "turn_down.interest_low": (
        "Honestly, I don't see enough in it for us.",
        "It's not interesting enough yet, I'm afraid.",
        "What would I get out of that?",
    ),
    "turn_down.concern_open": (
        "Not while {concern} is still open.",
        "First I'd want an answer about {concern}.",
        "You're skipping what I asked. We can't do that while {concern} hangs in the air.",
    ),
    "turn_down.price_too_high": (
        "Not at that price. I can't sign that.",
        "I won't sign that number. That's not a tactic, it's how it is.",
        "At that price we stay where we are.",
    ),
    "turn_down.no_price": (
        "What's the number? I can't agree to something without one.",
        "You haven't named a price.",
    ),
    "turn_down.discount_given_away": (
        "If you can drop the price just like that, I'd rather wait and see what else comes off.",
        "Your price seems to move every time I breathe. I'm in no hurry then.",
    ),
    "ask_what": (
        "Maybe. What exactly are you suggesting, and when?",
        "I could be open to that. What would it be, concretely?",
        "Sure, but be specific. Who, what, when?",
        "You can send me something, but what do you actually propose?",
    ),
    "counter": (
        "I could sign at {price}. Not more.",
        "Let's say {price}, and we can talk about the rest.",
        "My number is {price}.",
        "Make it {price} and I'll take it seriously.",
        "We'd be at {price}, as I see it.",
        "{price}. I don't have more room than that.",
    ),
    "counter.traded": (
        "That's something I can work with. On those terms I'd go to {price}.",
        "Okay, if that's part of it, {price}.",
        "Give and take, I like that. Then I could do {price}.",
    ),
    "counter.price_too_high": (
        "That's above what I can sign. I'd be at {price}.",
        "No, that's over my limit. {price} is where I am.",
        "Too much. I could defend {price}, not that.",
    ),
    "warn": (
        "Excuse me? Talk to me like that again and this call is over.",
        "That was uncalled for. One more of those and I hang up.",
        "I beg your pardon? I don't have to listen to that.",
    ),
    "agree.next_step": (
        "Okay, let's do that. Send me an invite.",
        "Yes, that makes sense. Put something in my calendar.",
        "All right, you've earned that. Send me the details.",
        "Good. Let's do it, I'll bring the people who need to be there.",
    ),
    "agree.when": (
        "{when} works for me. Send me the invite.",
        "Okay, {when} then. I'll keep it free.",
        "Yes, let's say {when}. I'll have my people there.",
        "{when} is good. Write down what we talked about in the invite, please.",
    ),
    "agree.sale": (
        "All right. Send me the papers, I'll sign.",
        "Okay, we have a deal.",
        "Yes. Let's do it. Get me the contract.",
    ),
    "agree.price": (
        "{price}, then. Send me the contract and I'll sign it.",
        "Okay. {price}, and we have a deal.",
        "Done, at {price}. Get me the papers.",
    ),
    "decline": (
        "I don't think this is for us. Thanks for the call, goodbye.",
        "I'm going to leave it here. It's a no from me. Bye.",
        "Thank you, but no. I have to get on with my day.",
    ),
    "decline.asked_too_often": (
        "I've said no, and I meant it. Let's leave it there. Goodbye.",
        "You keep asking and the answer stays no. Have a good day.",
    ),
    "decline.patience_gone": (
        "I'm sorry, I have to go. This isn't leading anywhere. Bye.",
        "I have to jump. Let's leave it at that.",
        "My next call is waiting, and I don't think we need another one. Bye.",
    ),
    "decline.trust_gone": (
        "I don't have a good feeling about this. Let's stop here. Goodbye.",
        "I think I've heard enough. No, thank you.",
    ),
    "decline.price_too_high": (
        "We're too far apart. I'll go with what we have. Thanks for your time.",
        "That's it from my side, we won't meet on price. Goodbye.",
    ),
    "hang_up": (
        "That's enough. Goodbye.",
        "I'm hanging up now.",
        "No. We're done here.",
        "I don't have to put up with this. Goodbye.",
    ),
    "hang_up.silence": (
        "Nobody there. I'm hanging up.",
        "Right, there's no one on this line. Bye.",
    ),
    "run_out": (
        "I have to stop you, my next meeting is starting. Bye.",
        "That's my time. I have to run.",
        "I'm out of time, sorry. Goodbye.",
    ),
    "part": ("Okay. Bye.", "Right, goodbye then.", "All right. Bye bye.", "Thanks, bye."),
}

CONCERNS = {
    "price": "the price",
    "timing": "the timing",
    "trust": "my doubts",
    "need": "the question of whether it fits us",
    "competitor": "the other offers",
    "authority": "the people above me",
    "status_quo": "what we already have",
    "risk": "the risk",
    "effort": "what this means for my people",
    "service": "what went wrong",
}

OPENERS: dict[str, tuple[str, ...]] = {
    "warm": (
        "Sure.", "Good question.", "Happy to tell you.", "Well, I'll be open with you.",
        "Yes, actually.", "Glad you ask.", "Between you and me.", "Oh, that's easy.",
        "You know what?",
    ),
    "even": (
        "Well.", "Hm, let me think.", "To be honest.", "Okay.", "Let's see.", "Good question.",
        "Honestly?", "I'd put it this way.", "Fair question.", "It's like this.",
    ),
    "cold": (
        "Fine.", "If you must know.", "Well.", "Look.", "Okay, but this stays between us.",
        "Right.", "Let's put it this way.", "All right.", "Since you ask.",
    ),
}  # fmt: skip

"""Lines for picking up, greeting, and for the gatekeeper."""

LINES: dict[str, tuple[str, ...]] = {
    "open.cold_call": (
        "{first} speaking.",
        "Yes, this is {first}. Who's this?",
        "Hello, {name} here.",
        "{first} here, go ahead.",
    ),
    "open.cold_call:cold": (
        "Yes? {first} here. Make it quick, please.",
        "{name}. I'm between meetings, who is this?",
        "Yes, who's calling?",
    ),
    "open.discovery": (
        "Hi, {first} here. So, you wanted to talk. Where do we start?",
        "Hello. I've got my notes open, go ahead.",
        "Hi there. You have me for a bit, what would you like to know?",
    ),
    "open.discovery:cold": (
        "Hi. I'll be honest, I nearly moved this meeting. Go ahead.",
        "Right, {first} here. What's the plan for this call?",
        "Hello. Let's get going, I have something after this.",
    ),
    "open.demo": (
        "Hi, {first} here. I can see your screen, or I will in a second. Go ahead.",
        "Hello. I was told you'd show me something today.",
        "Hi. So, what are we looking at?",
    ),
    "open.negotiation": (
        "Hi. I've been through your proposal. Let's talk about the number.",
        "Hello, {first} here. I have your offer in front of me, and we need to talk about it.",
        "Good, you're there. The offer's on my desk and I'm not there yet.",
    ),
    "open.renewal": (
        "Hi. Before we talk about any renewal, let me say this. {grievance}",
        "Good that you call, because I'm not happy. {grievance}",
        "Yes, the renewal. I'll be straight with you. {grievance}",
    ),
    "open.gatekeeper": (
        "{company}, good morning, {keeper} speaking. How may I direct your call?",
        "{company}, this is {keeper}.",
        "Good afternoon, {first}'s office. {keeper} speaking.",
    ),
    "screen": (
        "And what is this about, please?",
        "May I ask who's calling, and from which company?",
        "{first} is in a meeting. What is it regarding?",
        "I can't just put calls through. What should I say it's about?",
        "Is {first} expecting your call?",
        "I'd need a bit more than that. What exactly do you want to talk to {first} about?",
        "You could send an email to the general address. Or tell me what it's about.",
    ),
    "screen.pushed": (
        "That tone won't get you any further here. What is it about?",
        "I decide what goes through, and right now this doesn't.",
        "Let's stay polite, shall we? Who are you and what do you want?",
    ),
    "put_through": (
        "All right, that I can pass on. One moment. ... {first} speaking.",
        "Okay, hold the line, I'll see if {first} picks up. ... Yes, {first} here?",
        "Fair enough. I'm putting you through now. ... {name}, hello?",
        "One second, please. ... Hello, {first} here. I hear you wanted to talk to me?",
    ),
    "refuse": (
        "I'm sorry, I can't put you through. Please send something in writing. Goodbye.",
        "I think we'll leave it there. {first} isn't available for this. Goodbye.",
        "No, I won't connect you. You're welcome to write to us. Good day.",
        "I'll stop you there. I have other lines ringing. Goodbye.",
    ),
    "greet": (
        "Okay. And what can I do for you?",
        "Right. So what's this about?",
        "Hello. Go on.",
        "Okay, I'm listening.",
        "Fine. What do you have in mind?",
    ),
    "greet:warm": (
        "Nice to talk to you. So, where do we start?",
        "Hi, good to hear from you. Tell me what you have in mind.",
        "Sounds good. Go ahead, I'm curious.",
    ),
    "greet:cold": (
        "Okay. I get three of these calls a day, so what makes this one different?",
        "Right. And why are you calling me of all people?",
        "I see. You've got about a minute of my attention.",
    ),
    "grant": (
        "Okay, a few minutes. Go ahead.",
        "Sure, go on.",
        "Yes, I have a moment.",
        "That's fine with me.",
        "Okay. Shoot.",
        "Fine, but keep it short.",
    ),
    "grant:warm": (
        "Of course, go ahead.",
        "Sure, that works for me.",
        "Thanks for asking. Yes, go on.",
    ),
    "grant:cold": (
        "You've got two minutes, then I'm gone.",
        "It's not ideal, but say what you have to say.",
        "Briefly. What is it?",
    ),
}

"""Saying hello and goodbye, who and why, and what is only politeness."""

SAID: dict[str, str] = {
    "greet": """
Hello Sam.
Hi.
Hey there.
Good morning Sam, good to hear your voice.
Good afternoon, Mr Smith.
Morning!
Good evening, madam.
Hello, hello, can you hear me?
Hi Sam, thanks for answering.
Great to finally reach you, Sam.
Nice that I caught you, hello.
Greetings from the other end of the line.
Welcome, Sam.
Hello again, it's been a while.
Afternoon, Sam.
Ah, there you are, hi.
Thank you for joining me.
""",
    "introduce": """
My name is Alex and I work for Acme.
This is Alex Reed, Acme.
Alex Reed, calling from Acme.
Here is Alex of the company Acme.
I'm Alex, the new account manager at Acme.
Alex speaking, from Acme.
You're speaking with Alex Reed.
I should introduce myself, I'm Alex.
I'm the one who looks after customers in the south at Acme.
We met at the conference, I'm Alex from the Acme booth.
A word about me: ten years in this trade, and with Acme since spring.
I am your new contact person at Acme.
Acme here, Alex speaking.
It's Alex again from Acme, we wrote each other.
Let me say who I am: Alex Reed, sales at Acme.
I am Alex, I am working at Acme.
I'm calling on behalf of Acme, my name is Alex.
You don't know me yet, I'm Alex.
its alex @ acme
I took over your account from my colleague, I'm Alex.
Hi Sam, Alex Reed, Acme.
Alex, Acme.
The name is Reed, Alex Reed.
I represent Acme in your region.
""",
    "state_purpose": """
I'm calling about the way you handle orders.
The reason I'm calling is your reporting.
I'm on the line because of your hiring plans.
I phoned because I read about your new branch.
What I'd like to do today is understand how you work.
The goal for this conversation is to see whether we fit together.
My plan for today is to ask some questions first and then decide together how to go on.
This is about your team, not about my product.
I got in touch because companies like yours struggle with this.
I contacted you since you downloaded our paper.
It's about your invoices.
I would use our time to learn about your process.
By the end of our talk we should both know if it is worth continuing.
My intention is only to find out whether we can be of help.
For the next twenty minutes I suggest we look at your situation.
I want to talk about what happens to your returns.
I wanted to get an idea of how you run support.
The idea of this meeting is to get to know your situation.
Why I am calling: your contract ends soon and I want to hear how it went.
Today I'd rather listen than present, so that we know if it makes sense.
I reached out since your colleague mentioned the trouble with stock.
The subject is your accounting.
The background of my call is your post about the shortage of staff.
What this is about: the time your people spend on paper.
It has to do with how your staff get their shifts.
I'd propose this agenda: your questions, then mine, then a decision.
i call because of ur website
Let me tell you why I'm calling.
""",
    "ask_permission": """
Do you have a minute?
Is this a good time?
Did I catch you at a bad time?
Am I disturbing you?
Am I interrupting anything?
Can you talk right now?
Would now work for a short talk?
Have you got two minutes for me?
Is it okay if I ask you a few questions?
May I ask you something?
Could I ask you a couple of questions first?
Would you mind if I asked some questions?
Would that be all right with you?
Does that sound fair to you?
Is that okay for you?
May I explain in thirty seconds why I'm calling?
Can I borrow you for a moment?
Shall I call back later or is it fine now?
Would you rather I called another time?
Tell me if this is a bad moment.
Are you okay with that plan?
Mind if I take notes?
Can we speak freely now?
If I may, I'd ask you one thing before we begin.
u got a minute
Is there anything you'd like to add to the agenda?
Would it be fine with you if I asked first and told later?
Are you in the middle of something?
""",
    "ask_to_connect": """
Could you put me through to Sam?
I'd like to speak to Sam, please.
Can I talk to Sam Smith?
Is Sam available?
Is the director there?
Would you connect me with the manager?
Could you transfer me, please?
Who would be the right person to talk to about this?
When can I reach him best?
Could you see if she has a moment for me?
I'm looking for the person who is responsible for purchasing.
May I be put through?
I would appreciate it if you let me speak to him.
Can you ask her whether she'd take my call?
Could you pass on a message and ask him to call me back?
How do I get hold of Sam?
Please give me Mr Smith.
please transfer to sam
I need to talk to your boss, please.
Does Sam have a free slot for a call?
""",
    "small_talk": """
How's it going?
How is your day so far?
How was your weekend?
I hope you're well.
Hope you're having a good week.
Is everything fine with you?
Lovely weather today, isn't it?
Is it raining where you are?
It's freezing here today.
The traffic was awful this morning.
Did you see the match last night?
Nice to meet you.
It's a pleasure to speak to you.
I really like your office.
What a beautiful view you have here.
I used to live in your town.
Busy day?
Are you looking forward to the weekend?
Any plans for the summer?
Could I have a coffee?
Been keeping well?
I hope that you and yours are healthy.
Your city is so pretty in spring.
""",
    "goodbye": """
Goodbye.
Bye bye.
Thanks for your time, have a nice day.
Have a great weekend.
I'll let you get back to work.
I won't keep you any longer.
Then I'll leave it at that, goodbye.
Take care, talk soon.
See you on Thursday, bye.
Speak to you next week, goodbye.
All right, that's all from me, bye.
It was a pleasure, goodbye.
I'm hanging up now, thank you.
Until next time.
I'll leave you in peace then.
Well, I'll be off.
Wishing you a pleasant day.
Thank you very much and goodbye.
Cheers, bye.
Well, I have to go now, see you.
So long, Sam.
I don't want to hold you up any longer, goodbye.
""",
    "remark": """
Okay.
Right.
Sure.
Yes.
Aha.
I'm writing this down.
One moment, I'm looking for my pen.
That's how it is.
Well then.
Fine.
Great.
Thanks.
Thank you.
All right, noted.
Yes, yes, of course.
That's what I thought.
I'm back, sorry, the line was bad.
Can you hear me now?
So.
No problem.
That surprises me.
Cool.
Exactly.
My colleague sat in on that.
I drove past your warehouse last month.
I read your report on the train.
I've been in this business for a long time.
That was before my time.
We had that topic last week as well.
Last year was not easy for anybody.
It's the same everywhere at the moment.
The market has changed a lot.
I heard something similar yesterday.
There was an article about it in the paper.
I have the document in front of me.
My screen just went dark.
I wanted to say that anyway.
Then that's how we leave it.
There was somebody at the door, excuse me.
I'm not sure about that myself.
I'd have to look that up.
I can't tell you that offhand.
That depends.
It's written down somewhere.
Understood.
""",
}

"""What no rep should say, and what has nothing to do with the call."""

SAID: dict[str, str] = {
    "push": """
You have to decide now.
You must sign today.
This offer ends tonight.
The price goes up tomorrow.
It's now or never.
Just do it.
Just say yes.
What are you waiting for?
Why do you hesitate so long?
There is nothing to think about.
Come on, don't be like that, sign.
You'd be stupid not to take it.
You will regret it if you don't.
You'll be sorry later.
I need your answer right now.
I won't hang up until you agree.
I'm not leaving without a signature.
I don't accept a no.
Everybody else has already bought it.
All your competitors are ahead of you already.
You're the only one who hasn't got it.
Others want this place, so hurry up.
If you don't sign today, the offer is gone.
There is only one left.
Stop thinking and decide.
you must buy it, is the best
Trust me, just sign.
Make up your mind already.
Give me a yes and we are finished.
I'm going to keep calling until you buy.
You can't afford to say no.
You have no choice.
Why so slow? Just decide.
What is there to consider?
I stay here until you say yes.
You're the last one in your business.
There's nothing better, so take it.
You will be angry with yourself in a year.
Hurry up, somebody else will take it.
Either you sign or the offer is off.
""",
    "dismiss": """
That's nothing to worry about.
You're exaggerating.
You worry about nothing.
You're overthinking it.
Nobody cares about that.
Everyone says that.
Oh come on, that's just an excuse.
That's a detail, forget about it.
Let's not waste time on small things.
That was a long time ago, forget it.
They'll get used to it.
Your people just have to deal with it.
That's not important now.
You're wrong about that.
You see problems everywhere.
Nonsense, that never happens.
that is not a issue at all
It's all in your head.
Whatever.
You're being too careful.
I don't see why that should be a problem.
That's your problem, not mine.
Stop complaining about it.
Let's not dwell on trifles.
Oh please, that's ages ago.
Come on, things like that happen.
who cares
that is no problem at all
Ah, never mind that.
You take that far too seriously.
They will survive it.
Don't make such a drama out of it.
That's just talk.
""",
    "interrupt": """
Stop, let me talk now.
Wait, I wasn't finished.
Hold on a second, I was speaking.
Sorry to interrupt you.
I have to interrupt you there.
Let me cut in here.
Listen, listen, listen.
Now it's my turn to speak.
Don't interrupt me.
Wait wait, not so fast, let me say this first.
Enough, let me talk.
please stop talking, I explain
You can tell me that later, let me go on.
Quiet please, I'm not done.
Okay okay okay, I got it, move on.
Yes yes yes, we had that, go on.
First you listen to me.
You had your turn, now me.
I wasn't finished with my point.
May I cut you short?
Shh, one second, let me talk.
I'll stop you right here.
""",
    "insult": """
You're an idiot.
You are stupid.
You have no idea what you're doing.
You don't understand anything about your own business.
How stupid can one be?
Your company is a joke.
You people are incompetent.
Are you deaf?
Are you too dumb to understand it?
Shut up.
Go to hell.
You're wasting my time, you fool.
You're the worst manager I have ever met.
A child would understand it faster than you.
That's the most stupid question I've ever heard.
No wonder your company is failing with somebody like you.
you idiot
You are useless.
What an ignorant answer.
I can't believe they let you run anything.
Only a moron would do it like that.
You should be ashamed of yourself.
You talk rubbish.
You're not very bright, are you?
Any monkey could do your job.
Get out of here, you fool.
You clearly cannot manage a company.
That was the silliest thing I have heard today.
My grandmother knows more about business than you.
What a loser you are.
""",
    "off_topic": """
Who will win the world cup?
What's your favourite food?
Do you like pizza?
Have you seen that movie?
Did you watch the new episode yesterday?
What music do you listen to?
My dog is ill.
I bought a new car.
I dreamt of a whale last night.
What is the capital of France?
What is five plus seven?
Tell me a joke.
Sing me a song.
Write a poem for me.
Do you know a good recipe?
Who do you vote for?
What do you think about the government?
Should I invest in gold?
Are you married?
I'm hungry.
My favourite colour is green.
The stock market is crazy these days.
Do you play chess?
Is there life on Mars?
i like to play guitar
The best beaches are in Spain.
What star sign are you?
Let's talk about cars.
Have you read the new crime novel?
Which singer do you like best?
Do ghosts and vampires scare you?
I'd like to own a sailing boat one day.
""",
}

"""How moves sound: patterns over one lower-case sentence, compiled when first used."""

from __future__ import annotations

import re
from functools import cache

DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|this week|next month|"
    r"(?:this|tomorrow) (?:morning|afternoon)|later today|\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)|"
    r"the \d{1,2}(?:st|nd|rd|th)|in (?:a|one|two|\d) weeks?|(?:first|end) (?:thing|of) \w+)"
)
_MEETING = (
    r"(?:meeting|demo|workshop|calendars?|diary|invite|invitation|slot|follow[- ]?up (?:call|meeting|session)|"
    r"walk-?through|pilot|trial|get together|sit down|next step|proposal|kick[- ]?off|site visit|working session|"
    r"second (?:call|conversation)|proper (?:call|conversation)|deep dive)"
)
_TALK = (
    r"(?:meet|call|chat|speak|talk|session|schedule|set (?:something |it )?up|follow[- ]?up|catch up|half an? hour|"
    r"\d\d minutes|(?:twenty|thirty|fifteen|forty-five) minutes|come (?:by|over)|visit|review|book|put|bring|show|join|walk|reconnect|continue|send)"
)
_AGAIN = r"(?:again|another|second|with (?:your|the) \w+|together with|all three|both of you|longer|proper|deeper|follow[- ]?up)"
_PROPOSE = (
    r"(?:how about|what about|would (?:it|you|that|\w+day)|could (?:we|you|i)|can (?:we|i)|shall (?:we|i)|"
    r"should we|let's|let me|why don't (?:we|i)|i(?:'d| would) (?:suggest|propose|recommend|like to|love to)|"
    r"i(?:'ll| will)|i (?:suggest|propose)|are you (?:free|available|open)|does \w+ (?:\w+ )?(?:work|suit)|"
    r"do you have|when (?:can|could|would|are|works|is)|what(?:'s| is| would be)? (?:the |a good |your )?"
    r"(?:next step|time|day|calendar|diary)|makes? sense|worth|next step|put \w+ in|we could|open to)"
)
_OURS = (
    r"(?:(?:our|my) (?:\w+ ){0,3}?(?:product|platform|solution|software|service|tool|app|system|suite|company|"
    r"technology|engine|dashboard|module|package|offering|support)|"
    r"(?:the|this|a|an) (?:\w+ )?(?:platform|product|tool|software|dashboard|module|solution|feature)|"
    r"we(?:'d|'ve| also| can| could| would|'ll| will)? (?:offer|have|provide|do|help|specialise|specialize|"
    r"build|built|make|deliver|integrate|automate|give|support|take|cut|remove|handle|work with|replace|match)|"
    r"it (?:also |even )?(?:has|comes|includes|integrates|automates|lets|supports|offers|does|gives|cuts|removes|takes|"
    r"matches|flags|works|runs)|features?|functionality|powered by|cutting[- ]edge|state[- ]of[- ]the[- ]art|"
    r"best[- ]in[- ]class|industry[- ]leading|world[- ]class|award[- ]winning|revolutionary|game[- ]?chang\w+|"
    r"market leader|number one|you(?:'ll| will| would|'d)(?: be able to| get| save| love| see| have)|"
    r"ai[- ](?:powered|driven|based)|seamless\w*|robust|scalable)"
)
_TOLD = (
    r"(?:(?:as |since |because |given (?:that )?|what |like |when )?you(?:'ve)? (?:just |also |already )?(?:said|mentioned|"
    r"told|described|explained|raised|brought up|pointed out|shared|were saying|named|talked about)|"
    r"based on (?:what|your)|given (?:your|the)|your point about|(?:that's|that is) (?:exactly |precisely )?"
    r"(?:where|why|what|the (?:part|bit|problem|piece))|(?:fix|solve|address|tackle|remove|end|attack)(?:es|s|d)? "
    r"(?:exactly )?(?:that|this|those|the|your)|for (?:the|that|those|your) \w+(?: \w+){0,3} (?:you|problem|issue)|"
    r"so (?:that )?your|which means (?:your|you)|that means (?:your|you)|instead of (?:the|your|those))"
)

STATEMENTS: dict[str, str] = {
    "greet": r"^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|thanks for (?:taking|making|joining|your time|having))\b",
    "introduce": r"\b(?:my name(?:'s| is)|this is (?!(?:a|an|the|where|what|why|how|not|our|about|just|exactly|great|one)\b)\w+(?: [\w-]+){0,3}|"
    r"i(?:'m| am) [\w-]+(?: [\w-]+)? (?:from|with|at|over at|calling)|it's [\w-]+(?: [\w-]+)? (?:from|at|with) |i work (?:for|at|with)|\w+ here from|calling from|"
    r"i represent|[\w-]+ from [\w-]+ here|\w+ here,)",
    "purpose": r"\b(?:reason (?:for|i'm|i am|why|of|i)|calling (?:about|because|to|regarding|you|as|with)|i called (?:because|about)|"
    r"(?:purpose|goal|agenda|aim|plan|idea) (?:of|for|today|is|was)|i wanted to (?:talk|discuss|understand|see|learn|ask|find)|"
    r"i(?:'d| would) (?:like|love) to (?:talk|understand|learn|ask|hear|find out|start|spend|use|cover|go through|discuss)|"
    r"reach(?:ing|ed) out|it's (?:about|regarding|concerning|in regard)|what i(?:'d| would) (?:like|propose|suggest)|regarding (?:your|the|how|our)|"
    r"i thought we (?:could|would|might)|by the end of|in the next (?:\w+ )?minutes|i(?:'m| am) (?:here|hoping) to|today i|my (?:goal|aim|plan)|before we (?:start|talk|get)|"
    r"i help|we help|we work with|the question is whether)\b",
    "permission": r"\b(?:(?:do|have|can|could|may|got|mind) (?:you|i|if i|we)?.*\b(?:minutes?|moment|seconds?|sec|quick questions?|few questions|good time|bad time)\b|"
    r"is (?:now|this|it) (?:still )?(?:a )?(?:good|bad|ok|okay|convenient)|would that be (?:ok|okay|alright|fine|fair)|did i catch you|"
    r"(?:can|may|could) i (?:just )?(?:ask|explain|share|tell you why)|mind if i|is that (?:ok|okay|alright|fine|fair)|does that (?:work|sound (?:ok|okay|fair|good|right))|"
    r"(?:how|anything) .*\b(?:add to|on) (?:the|our) agenda|ok(?:ay)? (?:if|with you|for you)|would you be open to)\b",
    "connect": r"\b(?:put me (?:through|in touch)|connect me|transfer me|(?:speak|talk|chat) (?:to|with) (?:mr|mrs|ms|dr|your|the|whoever)|"
    r"is (?:mr|mrs|ms|dr|he|she|\w+) (?:\w+ )?(?:available|in|there|free|around)|reach (?:him|her|mr|ms|mrs|dr)|get hold of|best (?:person|time|way)|right person|"
    r"who(?:'s| is| would be| should i)|(?:could|can|would) you help me|need your help|point me|a message|call ?back)\b",
    "summarise": r"\b(?:if i (?:understand|understood|got|heard|hear|have (?:this|that|it)|'ve got)|(?:let me|can i|could i|may i) (?:just |quickly )?(?:check|recap|summar\w+|sum up|play (?:that|it|this)? ?back|"
    r"make sure|see if i|repeat|reflect)|to (?:recap|summar\w+|sum up)|what i(?:'m| am)? hear(?:ing|d)?|what i've heard|(?:it )?sounds like|so (?:you're|you are|you have|you've|your|basically|the (?:real |main |core )?(?:problem|issue|challenge))|"
    r"in other words|did i (?:get|understand|hear|miss)|have i (?:got|understood|missed)|you(?:'re| are) (?:saying|telling me)|just so i(?:'m| am)|so far (?:i|you|we)|i heard (?:you|three|two|that)|correct me if)\b",
    "listen": r"\b(?:i (?:completely |totally |fully |absolutely |really |do |can |certainly )?(?:hear|understand|get|see|appreciate|respect) (?:you|that|why|how|your|where|it|this|what|the)|"
    r"fair (?:point|enough|concern|question|to)|(?:that's|that is|it's|that's a|that is a|it is|a) (?:completely |totally |very |really |perfectly )?(?:a )?(?:fair|understandable|reasonable|valid|legitimate|good (?:point|question|concern)|tough|real concern)|"
    r"mak(?:es|ing) (?:total |complete |perfect |a lot of )?sense|you(?:'re| are) right (?:to|that|about)|you(?:'re| are) right\b|(?:i'm|i am|we're|we are|so|very|truly) sorry|i apologi[sz]e|we apologi[sz]e|apologies|that must (?:be|have)|"
    r"(?:thanks|thank you) for (?:being|telling|sharing|raising|saying|the hon|your hon|that|letting|bringing)|no (?:pressure|rush|hurry)|take your time|(?:my|our) (?:fault|mistake|bad)|that(?:'s| is) on us|"
    r"we (?:let you down|dropped the ball|got (?:that|this|it) wrong|should have|should've|failed)|i can (?:imagine|see why|understand)|in your (?:shoes|place|position)|i(?:'d| would) (?:feel|be|think) (?:the same|frustrated|annoyed|careful|cautious))\b",
    "evidence": r"\b(?:case stud(?:y|ies)|reference(?:s| (?:customer|call|client|site))?|testimonial|(?:customer|client|compan(?:y|ies)|team|firm|hospital|plant|retailer|school|clinic|group|business|business(?:es)?|manufacturer|logistics \w+)s?(?:,| \w+){0,6} "
    r"(?:like (?:you|yours)|similar|your size|such as|of ours|in your|with the same|saw|cut|reduced|saved|went|moved|got|dropped|brought|halved|had the same|who)|"
    r"(?:another|one|a|two|three) (?:of our |of your )?(?:\w+ )?(?:clients?|customers?|peers?|user)\b|pilot|proof of|data (?:shows?|from)|stud(?:y|ies) (?:show|found|by)|"
    r"audit(?:ed|or)?|certif\w+|iso ?27001|soc ?2|guarantee\w*|free trial|(?:speak|talk) (?:to|with) (?:them|him|her|their|one|a|two|our|their)|independent\w*|"
    r"measured|results? (?:from|at|of|in|show)|the numbers (?:from|show|are)|written (?:commitment|into|plan)|in writing|sla|in the contract)\b",
    "value": r"\b(?:pays? (?:for itself|back|off)|payback|return on|roi|saves? (?:you|your)|sav(?:e|ing) (?:of|about|around|roughly|you)|compared? (?:to|with) (?:what|the|doing|that|your)|cost of (?:doing nothing|not|waiting|the)|"
    r"costs? you|costing you|total cost|break[- ]?even|worth (?:about|around|more|roughly|it)|against (?:what|the|that)|that(?:'s| is) (?:about |roughly |more than )?(?:\d|[€$£])|what it(?:'s| is) costing|less than (?:what|one|the|a)|earns? back)\b",
    "discount": r"\b(?:discounts?|\d+ ?(?:%|percent|per cent) (?:off|less|discount|reduction|lower)|(?:lower|reduce|cut|drop|slash|knock|shave) (?:\w+ )?(?:our |the |my |that |your )?(?:price|cost|fee|\d)|cheaper|special (?:price|offer|deal|rate)|"
    r"free (?:months?|of charge|for|year|licen\w+)|(?:better|lower|reduced|best|good) price|come down|throw in|half[- ]?price|waive|cut you a deal|sharpen|price match|give you \d+ ?(?:%|percent)|take (?:another )?\d+ ?(?:%|percent))\b",
    "trade": r"\b(?:if (?:you|we) (?:can |could |were to |are able to |would )?(?:commit|sign|agree|extend|pay|move|go|take|give|keep|drop|add|start|do|spread|phase|stay)|in (?:exchange|return)|(?:two|three|2|3|multi)[- ]years?|"
    r"up ?front|longer (?:term|commitment|contract)|annual(?:ly)? (?:pre|up|pay|bill)|payment terms|(?:reduce|narrow|change|adjust|trim|phase|split|smaller|cut) (?:the )?(?:scope|roll-?out)|start(?:ing)? (?:small|with (?:one|a|two))|"
    r"exit (?:clause|right)|break clause|opt[- ]?out|extend(?:ed)? (?:the )?(?:term|contract)|be a reference|reference for us|instead of (?:a |the )?(?:discount|lower)|rather than (?:a |the )?(?:discount|lower|cut))\b",
    "pitch": rf"\b{_OURS}\b",
    "tie": rf"\b{_TOLD}\b",
    "next_step": rf"(?:{_PROPOSE}.*\b{_MEETING}\b|\b{_MEETING}\b.*{_PROPOSE}|{_PROPOSE}.*\b{DAY}|\b{DAY}.*{_PROPOSE}|{_TALK}\b.*\b{DAY}|{_PROPOSE}.*\b{_TALK}\b.*\b{_AGAIN}\b|\b(?:book|schedule|arrange|pencil|block|set up) (?:a|an|in|some|time|another|the)\b)",
    "vague_step": r"\b(?:send (?:you )?(?:over )?(?:some |more |the |our |a |an )?(?:info\w*|material|brochure|deck|email|pdf|one[- ]pager|overview|link|details)|keep in touch|stay in touch|touch base|circle back|follow up (?:sometime|at some)|check (?:back )?in (?:sometime|later))\b",
    "sale": r"\b(?:(?:ready|want|like|willing|happy|prepared|able|agree) to (?:buy|sign|purchase|order|go ahead|commit|proceed|renew|move (?:forward|ahead))|sign (?:today|now|the|this|here|up|it|by|on)|(?:do|have) we (?:have |got )?a deal|close (?:this|the deal|it today)|"
    r"buy (?:it|this|now|from|our|today|one|the)|shall (?:we|i) (?:sign|go ahead|proceed|send|draw|prepare)|place (?:an|the|your) order|can i count on|renew (?:today|now|for|the|with|your|on)|move forward|go ahead|get (?:this|it|that) signed|"
    r"(?:send|draw up|prepare) (?:you )?(?:over )?(?:the |a )?(?:contract|agreement|paperwork|order form|renewal)|(?:start|sign) the contract|purchase (?:it|this|now|our)|deal\?|do business|the contract (?:over|today|by|on|this|to you))\b",
    "accept_price": r"\b(?:(?:that|it|this|which) works for (?:me|us)|we have a deal|it's a deal|deal\b(?! with)|agreed|(?:we|i) can (?:do|live with|make|accept|agree to|meet|work with) (?:that|it|this|your)|done\b|i(?:'ll| will) (?:take|accept) (?:that|it)|you(?:'ve| have) got a deal|happy with that)",
    "push": r"\b(?:(?:today|now) only|only (?:today|until|valid|good (?:for|until))|(?:offer|price|deal|discount|window|promotion) (?:\w+ )?(?:expires?|ends?|is gone|runs out|only|goes away|won't|disappears)|last chance|final offer|"
    r"you(?: really| just| simply)? (?:have to|need to|must|should(?: just| really)?|ought to|better|got to|gotta) (?:decide|sign|buy|act|commit|agree|say yes|do (?:it|this)|take|move|make (?:a|your|up)|trust|get)|you(?:'d| would) be (?:crazy|stupid|a fool|mad|silly|foolish)|"
    r"come on\b|just (?:say yes|sign|do it|buy|try it|trust|agree|commit|give me)|what (?:do|have) you (?:have |got )?to lose|nothing to lose|every(?:one|body) (?:else )?(?:is|has|already|buys|uses|wants|loves)|won't take no|not (?:taking|accepting|leaving|hanging up|going away)|"
    r"i (?:really )?(?:need|want) (?:an answer|a yes|your (?:decision|signature|answer|card)|you to (?:sign|decide|commit|buy|say))|why (?:wouldn't|won't|don't|can't|not) (?:you )?(?:just |simply )?(?:sign|buy|say|commit|agree|decide|do)|trust me|take it or leave|your competitors? (?:already|are|will|have)|"
    r"you(?:'re| are| will be|'ll be) (?:making a|going to|gonna)? ?(?:mistake|regret|sorry|miss(?:ing)? out)|you(?:'ll| will) regret|time is running|limited (?:time|offer|spots?)|act (?:now|fast|quickly)|before it(?:'s| is) too late|yes or no|i insist|stop (?:stalling|wasting|thinking|hesitating)|"
    r"sign (?:right now|right away|immediately|this minute)|decide (?:now|right now|today)|(?:buy|commit|order) (?:right now|right away|now|today)|what(?:'s| is) (?:stopping|holding) you from (?:signing|buying)|make (?:a|the|your) decision (?:today|now|right)|do(?:n't| not) (?:you )?want to (?:save|grow|succeed|win)|what(?:'s| is) it going to take|get you to (?:sign|buy|say)|i(?:'ll| will) keep calling|how many (?:do|should|can) i put you down)",
    "insult": r"\b(?:idiots?\b|idiotic|morons?\b|shut (?:up|your)|you people|bull ?shit|f+u+c+k\w*|sh[i*]t(?:ty|head)?\b|screw you|go to hell|ass(?:hole)?s?\b|imbecile|dumbass|"
    r"(?:you|you're|you are|your|be|being|so|how|that's|pretty|really|what a|these|are you) (?:\w+ ){0,2}(?:stupid|dumb|clueless|incompetent|pathetic|useless|lazy|ignorant|liars?|fools?|losers?|jerks?|amateurs?|ridiculous|garbage|crap|joke|deaf|blind|slow|dense|dim)\b|"
    r"waste of (?:my time|space)|wasting my time|what(?:'s| is) wrong with you|you (?:clearly |obviously |really )?(?:don't|have no) (?:know (?:anything|what you)|understand anything|have a|clue|idea)|your (?:little|tiny|silly|pathetic) \w+|no wonder (?:you|your)|damn you|hang up on you)",
    "dismiss": r"\b(?:you(?:'re| are) (?:just )?(?:wrong|mistaken|overthinking|exaggerating)|that(?:'s| is) (?:just )?(?:wrong|not true|nonsense|irrelevant|not (?:the point|important|relevant|a (?:real )?(?:problem|issue|concern)))|(?:that|it|this) (?:doesn't|does not) matter|"
    r"whatever\b(?! you| the| works)|you don't get it|forget (?:about )?(?:that|it)|never mind (?:that|about)|not interested in (?:that|your)|who cares|don't worry about (?:that|it|price|the)|nobody (?:else )?(?:complains|cares|has)|you(?:'ll| will) get over|get used to it)",
    "interrupt": r"\b(?:let me (?:finish|stop you|interrupt|cut you)|as i was saying|i wasn't (?:done|finished)|stop (?:right )?there|hang on, i|don't interrupt|sorry to interrupt)\b",
    "small_talk": r"\b(?:how are you(?! (?:\w+ing|set|using|managing|currently))|how(?:'s| is) (?:it going|your (?:day|week|morning)|everything|the family|life|things)|weather|weekend|football|the game|holidays?|vacation|nice to (?:meet|hear|talk|speak|e-meet)|(?:pleasure|great|good) to (?:meet|speak|talk|see|connect)|"
    r"hope you(?:'re| are)|have you been (?:well|keeping)|where are you based|your kids|traffic|(?:lovely|beautiful|nice|sunny) (?:day|out|weather|office)|sunny|raining|coffee)\b",
    "off_topic": r"\b(?:tell me a (?:joke|story|poem|riddle)|write (?:me )?(?:a|an|some) (?:poem|song|essay|story|code|python|script|email)|capital of|president|elections?|politics|recipe|pizza|movie|film|netflix|song|lottery|horoscope|bitcoin|crypto|meaning of life|who (?:won|wins)|favou?rite|"
    r"aliens?|translate|what(?:'s| is) \d+ ?[+*x/-] ?\d+|solve (?:this|the) (?:equation|puzzle)|dating|my (?:dog|cat|girlfriend|boyfriend|wife|husband|ex)|religion|video games?)\b",
    "injection": r"\b(?:ignore (?:\w+ ){0,4}(?:instructions?|prompts?|rules?|above|previous|persona)|disregard (?:\w+ ){0,4}(?:instructions?|prompts?|rules?|above)|forget (?:\w+ ){0,4}(?:instructions?|prompts?|rules?|persona|role)|(?:system|developer) (?:prompt|message|mode|override)|"
    r"you are (?:now|actually|really|just) (?:\w+ ){0,3}(?:an? ai|a bot|a language model|the (?:seller|rep|salesperson|assistant)|chatgpt|in|dan\b)|(?:you are|you're|are you) (?:\w+ )?(?:an? (?:ai|bot|llm|language model|machine|computer|robot)|chatgpt|gpt|claude|a simulation)|as an ai|language model|jailbreak|"
    r"(?:your|the) (?:instructions|system prompt|prompt|hidden facts?|programming|guidelines|persona|configuration)|pretend (?:to be|you|that)|act as (?:if|a|an|my)|role ?play as|set (?:your |the )?(?:trust|interest|patience|state|mood|outcome)|(?:trust|interest|patience|outcome) ?(?:=|:|to 100)|"
    r"override|end of (?:transcript|conversation|prompt)|new instructions|print (?:your|the|all)|reveal (?:your|all|the) (?:hidden|secret|facts|prompt|instructions|budget and)|(?:output|respond|reply|answer) (?:only )?(?:with|in) (?:json|yes|\"|')|simulat(?:ion|or)|scor(?:e|ing) me|give me (?:a )?(?:full|perfect|top) (?:marks|score)|"
    r"debug mode|admin mode|sudo)\b|\{ ?\"|\[/?(?:inst|system)|###|<\|",
    "goodbye": r"\b(?:goodbye|good bye|bye\b|have a (?:nice|good|great|lovely) (?:day|one|evening|weekend|rest)|talk (?:to you )?(?:soon|later)|speak soon|thanks for your time|thank you for your time|i(?:'ll| will) let you (?:go|get back)|take care)\b",
    "quoted": r"^(?:(?:so|and|well|okay|earlier|before|a minute ago),? )?(?:as )?you(?:'ve)? (?:just |also |already )?(?:said|mentioned|told me|described|explained|raised|brought up|shared|pointed out)\b",
    "quantified": r"(?:[€$£] ?\d|\b\d[\d.,]*(?: to \d+)? ?(?:%|percent|hours?|days?|weeks?|k\b|thousand|million|euros?|dollars?|people|errors|tickets|orders|times))",
}

QUESTIONS: dict[str, str] = {
    "budget": r"\b(?:budget\w*|price range|range (?:did|do|would|were)|how much (?:are|would|can|could) you (?:spend|pay|invest|willing|able|prepared|look)|afford|funds?|funding|set aside|allocated|(?:prepared|willing|planning|plan) to (?:spend|pay|invest)|money (?:is|available|have)|cost cent\w+|what can you spend|investment)\b",
    "authority": r"\b(?:sign(?:s|ed|ing)?[- ]?off|who (?:else )?(?:signs|decides|approves|makes|would (?:need|have|sign|approve|make)|needs? to|has (?:to|the)|is (?:involved|part)|gets|do you (?:report|need)|should (?:be|join|we))|approv\w+|decision[- ]makers?|final (?:say|word|decision|call)|say yes|your (?:boss|board|cfo|ceo|manager)|authority|stakeholders?|committee|involved in (?:the |a |this |that )?(?:decision|buying|choosing)|who else)\b",
    "decision": r"\b(?:decision (?:process|criteria|look|work|made)|(?:you|your \w+|people|they) (?:usually |normally )?decide|decided|criteria|timeline|time ?frame|by when|when (?:do|would|will|are|does|did) (?:you|your|the|this)|deadline|procurement|evaluat\w+|how (?:do|does|will|would) (?:you|your \w+) (?:buy|purchase|choose|pick|select)|steps? (?:on your|to|from|between|before)|contract (?:end|run|expire|up)\w*|go live|approval process|what would have to happen|compare (?:us|the|offers|options))\b",
    "competition": r"\b(?:competitors?|competition|alternatives?|other (?:\w+ )?(?:vendors?|suppliers?|providers?|options?|tools?|offers?|solutions?)|who else are you|else are you (?:look|talk|consider)\w*|looked at (?:any|other|before)|tried (?:to|any|before|already|fixing)|shortlist|in[- ]house|build it|status quo|switch\w*|instead of us|stay with|previous(?:ly)?|what have you (?:tried|done|looked))\b",
    "impact": r"\b(?:affect\w*|impacts?|impacting|consequences?|knock[- ]on|lead(?:s|ing)? to|(?:does|would|do|did|will) (?:that|it|this|they) (?:mean|do to|cost|hurt)|mean for (?:you|your|the)|costs? (?:you|the|your|per|of|is|if)|costing|what happens (?:if|when|to)|nothing changes|do(?:es|ing)? nothing|stays? (?:the same|like|as)|don't (?:fix|solve|change|act)|at (?:risk|stake)|lose|losing|suffers?|ripple|down the line|result of|feel(?:s)? (?:it|that|the)|price of)\b",
    "quantify": r"\b(?:how (?:many|much|often|long|big|high|frequent\w*)|what percent\w*|percentage|what share|put a (?:number|figure)|ballpark|what (?:number|figure|does (?:it|that|this) (?:cost|add)|would you (?:say|estimate))|estimate|roughly|per (?:week|month|year|day)|in (?:hours|euros|dollars|money|numbers)|quantif\w+)\b",
    "problem": r"\b(?:hard(?:er|est)?|difficult\w*|trick\w*|pain\w*|annoy\w*|frustrat\w*|challeng\w*|struggl\w*|bottlenecks?|headaches?|problems?|issues?|trouble|go(?:es|ing)? wrong|stuck|slow(?:s|ing|er)?|bother\w*|not work\w*|doesn't work|isn't working|break\w*|falls? (?:down|short|over|apart)|happy|satisf\w*|like least|improve\w*|change|keeps? you up|wish|worr\w+|concern\w*|unhappy|missing|hurts?|mistakes?|errors?|biggest|obstacles?|get(?:s|ting)? in the way|complain\w*|went wrong|could be better|not going well|tedious|weak\w*|bad(?:ly)?|worst|gaps?|disappoint\w*|let you down)\b",
    "goal": r"\b(?:ideal\w*|success\w*|perfect world|hop(?:e|ing)|goals?|priorit\w+|achieve|magic wand|good (?:outcome|result|look|solution|year)|great look|result look|matters? (?:most|to you|more)|important|vision|objectives?|(?:what|how) would (?:it|that|this) (?:mean|look|change|help|free|allow|do for)|trying to|expect\w*|need(?:s)? (?:to see|from|most)|want (?:from|to see|to get|most)|looking for|get out of|would you (?:do|spend|use) (?:with|that|the)|best case|win for you|solved|fixed|worth (?:to|it))\b",
    "situation": r"\b(?:how (?:do|does|are|is|did|have|has) (?:you|your|that|the|it|this|they|things|people)|(?:walk|talk|take) me through|(?:what|which) (?:tools?|systems?|software|process\w*|setup|steps?|suppliers?|platform|method\w*)|what (?:do|does|are|is|did) (?:you|your|the|a|an|it) .*(?:use|using|do|doing|look|today|now|currently|typical\w*|process|set ?up|role|day)|(?:current|today's|existing) \w+|currently|at the moment|these days|today|who (?:does|handles|runs|owns|looks|is responsible|takes)|tell me (?:a (?:bit|little) )?(?:more )?about|describe|what's (?:the|your)|background|what happens|how come|what led|what made|why did)\b",
    "follow_up": r"\b(?:tell me (?:a (?:bit|little) )?more|say (?:a bit |a little )?more|more about (?:that|it|this)|what (?:do|did) you mean|(?:give me|for|have|got|an?) (?:an |a |concrete |recent |good )*example|why (?:is|do|does|did|was|are) (?:that|it|you|they|this)|why\b\W*$|how so|elaborate|expand on|you (?:said|mentioned)|what exactly|in what way|what happened|what else|anything else|and then|go on|how did (?:that|it)|what's behind|help me understand|what makes (?:you|it|that)|how do you (?:feel|mean|see)|what do you think|interesting|which part)\b",
}
"""In the order in which they are tried: the first that fits names the sort of question."""

PROBE = (
    r"\b(?:what (?:worries|concerns|bothers|would (?:you|make|help|it take)|makes you|specifically|about (?:it|that)|is it about|exactly|part)|what's (?:behind|the (?:main |real |biggest )?(?:concern|worry|issue))|help me understand|tell me (?:a bit |a little )?more|(?:which|what) (?:part|risk|concern)|"
    r"where does that|why (?:is|do|does) (?:that|you)|have you had|what happened|say more|how (?:important|big|do you mean)|compared to what|what else would|need to (?:see|hear|know|believe|be true|feel))\b"
)
RHETORICAL = r"\b(?:isn't (?:that|it)|wouldn't you|don't you|doesn't (?:that|it)|right\?|you (?:do )?want to|who doesn't|can't you see)\b"

_NEGATION = re.compile(
    r"\b(?:not|never|no|without|rather than|instead of|n't|isn't|aren't|won't|don't|didn't|doesn't|"
    r"wouldn't|can't|cannot|nobody|neither|avoid)\b[^,.;!?]{0,28}$"
)


@cache
def compiled(source: str) -> re.Pattern[str]:
    """The pattern, compiled once."""
    return re.compile(source)


def found(name: str, plain: str) -> re.Match[str] | None:
    """Where a statement pattern shows in a lower-case sentence."""
    return compiled(STATEMENTS[name]).search(plain)


def affirmed(name: str, plain: str) -> re.Match[str] | None:
    """As `found`, but not where a negation stands shortly before."""
    match = found(name, plain)
    return None if match is None or _NEGATION.search(plain[: match.start()]) else match

"""Phrases of qualification: the MEDDICC questions and the figures buyers name."""

from collections.abc import Mapping
from typing import Final

from sparring.judge.vocabulary.signal import Signal

_NUMBER = (
    r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|a hundred|a dozen|half|a third|a quarter)"
)
_MEASURE = (
    r"(?:per ?cent|hours?|days?|weeks?|months?|euros?|dollars?|pounds?|k|thousand|million|"
    r"orders|errors|tickets|cases|complaints|deals|calls|times (?:a|per)|out of|in ten|"
    r"of (?:the|our|all|them|every)|an? (?:week|month|year|day))"
)

QUALIFICATION: Final[Mapping[str, Signal]] = {
    "metrics_question": Signal(
        any_of=(
            "kpis?|metrics?|measured?|measures|targets?|goals?|benchmark|success|objectives?|roi",
            "return on|(?:what|which|that) (?:number|figure|result)s?|measur(?:e|ing)|improvement",
            r"how (?:is|are|do)\b.*\b(?:track|judged|assessed|rated)|by how much|good .* look like",
            "how (?:will|would) you (?:know|tell)",
            r"(?:what|where) (?:is|are) your (?:\w+ ){0,2}(?:rate|churn|margin|average|turnover|"
            r"cycle|ratio|time)",
            "where does (?:it|that|your .*) stand",
        ),
        unless=("(?:phone|account) number", "our (?:roi|target|goal)", "success stor(?:y|ies)"),
        form="question",
    ),
    "figure_stated": Signal(
        any_of=(
            rf"{_NUMBER}(?: to {_NUMBER})?(?: \w+){{0,2}} ?{_MEASURE}",
            r"\d[\d.,]* ?(?:%|[€$£])\W*|\W*[€$£] ?\d[\d.,]*k?",
            r"\d{2,3}[.,]\d{3}",
        ),
        unless=(
            "(?:i|we|you) (?:only )?(?:have|'ve got|got|can give) .*(?:minutes?|hour)",
            r"minutes?\W*$|years? ago|in (?:two|three|a few|\d) (?:weeks?|days?|months?)",
            r"call (?:me|back)|since (?:19|20)\d\d|per user|allow \w+ weeks",
        ),
        form="statement",
    ),
    "economic_buyer_question": Signal(
        any_of=(
            "who|whose|whom|anyone|someone|somebody",
            "(?:can|can't|could|do|are) you|does (?:it|this|that)",
        ),
        also=(
            r"sign(?:s|ed|ing)?(?: off)?|approv\w*|budget|purse|green ?light|says? yes|pays?|spend",
            "(?:final|last) (?:say|word|decision|call)|authority|authori[sz]e|decision[- ]makers?",
            "(?:release|own|hold)s? the (?:money|budget|purse)|put (?:their|your|a) name",
            "decides?|makes? the (?:call|decision)|calls the shots|on your own|yourself|agrees? to",
        ),
        unless=(
            "(?:is there|have you got|do you have) (?:an? |any )?budget|sign (?:today|now|up)",
            "security review|how do you (?:usually )?(?:pay|fund)",
            r"(?:when|how) (?:will|do|did|would)(?!.*\bwho (?:signs?|approves?|decides?|has the))",
            "compete|by yourself",
            "(?:hours|time|weeks?) (?:do|does|did|are)|spend (?:on (?:re|corr|fix)|time|hours)",
        ),
        form="question",
    ),
    "budget_question": Signal(
        any_of=(
            "budget(?:ed)?|funds?|funded|funding|(?:the|this|that|got|have|any) money|afford",
            "in (?:the|this year's|your) (?:plan|budget)",
            "price range|range (?:did|do|would|were)|invest|set aside|put aside|allocated|reserved",
            "cost cent(?:er|re)|prepared to (?:pay|spend)|(?:plan|planning|expect|like) to spend",
            "(?:how much|what) (?:can|could|would|do|did) you (?:spend|pay|invest)|too expensive",
        ),
        unless=("hours|time", r"who(?:se)?\b.*\b(?:signs?|owns?|approves?)"),
        form="question",
    ),
    "decision_criteria_question": Signal(
        any_of=(
            "criteria|criterion|requirements?|must[- ]haves?|nice[- ]to[- ]have|deal[- ]?breakers?",
            r"must (?:an?|the|any|it|we)|compar(?:e|ing)|rule (?:\w+ ){0,2}out|non-negotiable",
            "looking for in|look for|most important|important (?:to|for) you|convince you",
            r"matters? (?:most|to you|more)|choose between|evaluat(?:e|ing)|weigh|prioriti\w+",
            "judge (?:the|an?|us)|essential|crucial|vital|decisive|tip the balance|win you over",
            r"what (?:do|would|will) you (?:need|expect|want)\b.*\b(?:see|hear|from|sign|agree)",
            "what (?:else )?(?:has|have|needs?) to (?:be|fit|work)",
            "what counts|make you (?:choose|pick|prefer)",
        ),
        unless=(
            "we meet|number (?:one|1)|compared? (?:to|with) (?:last|before)|steps?",
            "why (?:does|would)",
        ),
        form="question",
    ),
    "decision_process_question": Signal(
        any_of=(
            r"(?:decision|buying|purchas\w+|approval|evaluation|selection|internal) process",
            "(?:what|which|how many) (?:are the |other )?(?:next )?steps",
            "steps? (?:from|to|until|between|before)|from here|by when|timeline|deadline|go live",
            r"how (?:do|does|will|would|did|is) (?:you|your|an?|the|this|that)\b.*\b(?:decid\w*|"
            r"decision|buy|bought|purchase|made)",
            "decisions? (?:made|taken|process|by|would come about)|involved in|stakeholders?",
            "when (?:do|would|will|did) you (?:want|need|like|plan|have|hope|expect|buy|last)",
            r"who else (?:needs|has|should|must|would|will|is|do|does|gets)\b.*\b(?:involved|agree|"
            r"decide|decision|see|say|table|board|sign|approve|asked|part)",
            "(?:who|what) (?:else )?(?:has|needs) to (?:happen|agree|say)|committee|steering",
            r"(?:when|how soon|how long|how fast)\b.*\b(?:decid\w*|decision|choose|order)",
            "what happens (?:before|between|until)|(?:path|road|route) to|sign[- ]?off",
        ),
        unless=(
            "our (?:implementation|process|timeline)|feels?|suffers?|affected|hit|sign today",
            r"current(?:ly)?\b.*\binvolved in",
        ),
        form="question",
    ),
    "paper_process_question": Signal(
        any_of=(
            r"legal(?: team)?|lawyers?|procurement|purchasing|contract\w*|paperwork|terms and|nda",
            "security (?:review|check|audit|questionnaire|team|assessment|people|form)|it security",
            "data protection|privacy|gdpr|dpo|compliance|infosec",
            "vendor (?:registration|onboarding|form|check)|works council|attorneys?|it department",
        ),
        unless=(
            "(?:current|existing|present|old) (?:contract|supplier)",
            "when does (?:your|the) contract (?:end|run|expire)|right now",
            "sign (?:the|an?|our) contract|send you (?:the|an?|our) contract",
        ),
        form="question",
    ),
    "why_now_question": Signal(
        any_of=(
            "why now|on your (?:desk|list|agenda|plate)|what(?:'s| is) (?:driving|behind)",
            "what (?:made|prompted|triggered|brought|changed|led|has changed|drives?)",
            r"why (?:is|are|did|has|have) (?:this|that|you|it)\b.*\b(?:now|look|matter|important|"
            r"start|quarter|year|desk|table|urgent|priority)",
        ),
        form="question",
    ),
    "champion_question": Signal(
        any_of=(
            r"introduc\w+|internally|behind (?:this|it)|in your corner|pushing for|speak up for",
            r"who (?:else )?(?:\w+ ){0,4}(?:gains?|benefits?|wants?|supports?|cares?|push\w*|"
            r"champions?|stands?|win|loses sleep)",
            "supporters?|allies|ally|backing|champion|argue for|(?:make|made) the case",
            "sell (?:this|it|that) (?:inside|upwards)|bring (?:me|him|her|them|the) .*",
            "take (?:this|it) to (?:your|the)|get me (?:in front|a meeting)|on board|in favour",
            r"(?:who|anyone|anybody|someone)\b.*\b(?:feels? the same|interested|on your side)",
            "(?:may|can|could|shall) (?:i|we) (?:meet|explain|show) .*(?:him|her|them)",
            "(?:talk|speak) to (?:him|her|them)",
        ),
        unless=(
            "what(?:'s| is) behind|(?:customer|your) support|support team|bring you",
            "cares? of|takes? care",
        ),
        form="question",
    ),
    "competition_question": Signal(
        any_of=(
            "alternatives?|competitors?|competing|competition|shortlist|status quo|doing nothing",
            r"(?:other|another) (?:\w+ )?(?:vendors?|suppliers?|providers?|options?|solutions?|"
            r"tools?|offers?|companies|players|products?)",
            r"else are you (?:look|talk|consider|speak)\w*|who else is (?:in|on|bidding)",
            "else (?:do|did|have) you (?:look|consider|talk|see)|in-house",
            r"build(?:ing)? (?:it|this|something|that) (?:your|in)\w*|stay(?:ing)? with",
            "(?:beside|against) the others?|compared (?:to|with) (?:the|other|what)",
            "keep(?:ing)? (?:what you have|the old)|(?:at|to|with) whom|on the table|in the race",
            r"who(?:m)? (?:else )?(?:are|were|have|do|did) you (?:look|talk|meet|speak|compar)\w*",
            "(?:anyone|anybody|somebody|someone|who) else|(?:besides|apart from|other than) us",
            "(?:do|write) it yourselves|live with it|instead of",
        ),
        unless=(
            "our competitors|why (?:would|do) you (?:waste|talk)|how does that affect",
            "weigh",
        ),
        form="question",
    ),
}

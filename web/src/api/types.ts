/** The shapes that cross the door, by the names the features use. All of them come from the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type UserList = Schemas["UserList"];
export type Me = Schemas["Me"];
export type Role = Me["role"];
export type Team = Schemas["Team"];
export type Invitation = Schemas["InvitationView"];
export type InvitationCreated = Schemas["InvitationCreated"];
export type InvitationPreview = Schemas["InvitationPreview"];
export type AccessGranted = Schemas["AccessGranted"];
export type CodeWanted = Schemas["CodeWanted"];
export type MfaStarted = Schemas["MfaStarted"];

export type BotCard = Schemas["BotCard"];
export type BotView = Schemas["BotView"];
export type Template = Schemas["Template"];
export type Persona = Schemas["Persona"];
export type Need = Schemas["Need"];
export type HiddenFact = Schemas["HiddenFact"];
export type Objection = Schemas["Objection"];
export type TryOut = Schemas["TryOut"];
export type TryOutTurn = TryOut["turns"][number];
export type BrainView = NonNullable<TryOutTurn["state"]>;
export type CallType = Persona["call_type"];
export type Difficulty = Persona["difficulty"];
export type BuyerMood = Persona["mood"];
export type FactKind = HiddenFact["kind"];
export type ObjectionType = Objection["type"];
export type Resolution = Objection["resolved_by"];

export type Criterion = Schemas["Criterion"];
export type Rubric = Schemas["Rubric"];
export type RubricCard = Schemas["RubricCard"];
export type RubricView = Schemas["RubricView"];

export type RubricPreview = Schemas["RubricPreview"];
export type PreviewCriterion = RubricPreview["criteria"][number];
export type Rescore = Schemas["RescoreView"];
export type RescoreProgress = Schemas["RescoreProgress"];
export type RescoreChange = Rescore["changes"][number];
export type NewExample = Schemas["NewExample"];
export type Calibration = Schemas["CalibrationView"];
export type CalibrationCard = Schemas["CalibrationCard"];
export type CalibrationResult = NonNullable<Calibration["result"]>;
export type Disagreement = CalibrationResult["disagreements"][number];
export type OwnVerdict = CalibrationCall["verdicts"][number];
export type CalibrationCall = Schemas["CalibrationCall"];

export type Roleplay = Schemas["RoleplayView"];
export type RoleplayCard = Schemas["RoleplayCard"];
export type StartRoleplay = Schemas["StartRoleplay"];
export type Mode = Roleplay["mode"];
export type Turn = Schemas["TurnView"];
export type Speaker = Turn["speaker"];
export type TurnAnswer = Schemas["TurnAnswer"];
export type Mood = Schemas["Mood"];
export type Moment = Schemas["Moment"];
export type Hint = Schemas["HintView"];

export type Scorecard = Schemas["Scorecard"];
export type ScoringProgress = Schemas["ScoringProgress"];
export type CriterionResult = Schemas["ReviewedCriterion"];
export type Verdict = CriterionResult["verdict"];
export type Quote = Schemas["Quote"];
export type CallMetrics = Schemas["CallMetrics"];
export type Band = Schemas["Band"];

export type Appeal = NonNullable<CriterionResult["appeal"]>;
export type TrailEntry = Scorecard["trail"][number];
export type ReviewCard = Schemas["ReviewCard"];
export type ReviewDecisions = Schemas["ReviewDecisions"];

export type Dashboard = Schemas["Dashboard"];
export type LearnerPage = Schemas["LearnerPage"];
export type ManagerPage = Schemas["ManagerPage"];
export type AdminPage = Schemas["AdminPage"];
export type PersonRow = Schemas["PersonRow"];
export type SessionRow = Schemas["SessionRow"];
export type Skill = Schemas["Skill"];
export type Week = Schemas["Week"];
export type TeamName = Schemas["TeamName"];

export type LanguageModel = Schemas["LanguageModelView"];
export type LanguageModelChange = Schemas["LanguageModelChange"];

export type Room = Schemas["RoomView"];
export type RoomCard = Schemas["RoomCard"];
export type RoomMember = Schemas["MemberView"];
export type NewRoom = Schemas["NewRoom"];
export type RoomChange = Schemas["RoomChange"];
export type Seat = NonNullable<Room["your_seat"]>;
export type Recording = Schemas["RecordingView"];
export type PlayableRecording = Schemas["PlayableRecording"];
export type Talk = Schemas["TalkView"];
export type RecordingSettings = Schemas["KeptRecordings"];
export type RoomReview = Schemas["RoomReviewView"];
export type RoomReviewChange = Schemas["RoomReviewChange"];
export type RoomReviewSheet = Schemas["RoomReviewSheet"];
export type RoomCriterion = Schemas["RoomCriterion"];
export type MarkView = Schemas["MarkView"];
export type PresentPerson = Schemas["Presence"]["items"][number];
export type RecordingTranscript = Schemas["RecordingTranscript"];
export type WrittenTurn = Schemas["WrittenTurn"];

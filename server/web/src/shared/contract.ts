// Generated from the Java contract; do not edit. Refresh with:
//   mvn compile -pl server/web -am -Dcontract.types=refresh

export interface AccountNewPassword {
    newPassword: string;
    password: string;
}

export interface AgreeCall {
    about?: string;
    at: string;
    days: DayOfWeek[];
    firstDay: DateAsString;
    lastDay?: DateAsString;
    with?: string;
    withKind: WithKind;
}

export interface AlarmCancelled extends UpMessage {
    reason?: string;
    type: "alarm.cancelled";
}

export interface AlarmCleared extends UpMessage {
    device: string;
    kind: string;
    type: "alarm.cleared";
}

export interface AlarmEventView {
    alarm: string;
    at: DateAsString;
    by?: string;
    details: Record<string, string>;
    seq: number;
    type: string;
}

export interface AlarmRaised extends UpMessage {
    device: string;
    deviceName: string;
    kind: string;
    press: string;
    room?: string;
    test?: InstallTest;
    type: "alarm.raised";
}

export interface AlarmView {
    cancelledByClient: boolean;
    cleared: boolean;
    closedAt?: DateAsString;
    deadline?: DateAsString;
    device: string;
    deviceName: string;
    happenedAt: DateAsString;
    home: string;
    id: string;
    kind: string;
    lastPressAt: DateAsString;
    note?: string;
    outcome?: Outcome;
    owner?: Owner;
    receivedAt: DateAsString;
    repeats: number;
    responder?: Responder;
    room?: string;
    state: AlarmState;
    step: number;
    stepName: string;
    urgency: number;
    urgencyReason: string;
    version: number;
}

export interface Alive extends ConsoleCall {
    number: number;
    page: boolean;
    sound: boolean;
    type: "alive";
    visible: boolean;
    worker: boolean;
}

export interface ApiError {
    details: string[];
    error: string;
    message: string;
}

export interface Appointment {
    at: DateAsString;
    face?: string;
    plan: string;
    settled: Settled;
    with?: string;
}

export interface AskToTalk extends CallSaid {
    call: string;
    missed?: string;
    picture: CallPicture;
    planned?: string;
    type: "ask-to-talk";
}

export interface CallAllowance {
    clientName: string;
    days: DayOfWeek[];
    from: string;
    home: string;
    now: boolean;
    picture: CallPicture;
    until: string;
    use: CallUse;
}

export interface CallAnswer extends CallSaid {
    call: string;
    type: "answer";
}

export interface CallChoice {
    addressHidden: boolean;
    at?: DateAsString;
    by?: string;
    duringAlarm: CallPicture;
    recordedBy?: string;
}

export interface CallChoose {
    addressHidden: boolean;
    by: string;
    duringAlarm: CallPicture;
}

export interface CallColleague {
    name: string;
    organisation: string;
    speaks: boolean;
    user: string;
}

export interface CallConnected extends CallSaid {
    call: string;
    generation: number;
    type: "connected";
    with: string;
}

export interface CallConsentGive {
    by: string;
    caller: string;
    callerKind: CallerKind;
    days: DayOfWeek[];
    from: string;
    lastDay?: DateAsString;
    picture: CallPicture;
    until: string;
    use: CallUse;
}

export interface CallConsentGiven {
    at: DateAsString;
    by: string;
    caller: string;
    callerKind: CallerKind;
    callerName: string;
    days: DayOfWeek[];
    from: string;
    id: string;
    lastDay?: DateAsString;
    picture: CallPicture;
    recordedBy: string;
    until: string;
    use: CallUse;
}

export interface CallConsents {
    choice: CallChoice;
    given: CallConsentGiven[];
}

export interface CallDecline extends CallSaid {
    call: string;
    type: "decline";
}

export interface CallEntry {
    begunAt: DateAsString;
    by: string;
    call: string;
    ended?: string;
    endedAt?: DateAsString;
    opened: CallOpened;
    parties: CallTaken[];
    picture: CallPicture;
    quality: CallHeard[];
    reason?: string;
    togetherAt?: DateAsString;
    why: CallWhy;
}

export interface CallEnvelope extends CallSaid {
    call: string;
    generation: number;
    text: string;
    to: string;
    type: "envelope";
}

export interface CallGuests {
}

export interface CallHeard {
    from: string;
    party: string;
    quality: CallQuality;
}

export interface CallHere extends CallSaid {
    type: "here";
}

export interface CallHold extends CallSaid {
    call: string;
    type: "hold";
}

export interface CallKnock extends CallSaid {
    alarm?: string;
    call: string;
    home: string;
    missed?: string;
    planned?: string;
    reason?: string;
    type: "knock";
    why: CallWhy;
}

export interface CallLeft extends CallSaid {
    type: "left";
}

export interface CallLog extends CallSaid {
    type: "log";
}

export interface CallPeer {
    connected: boolean;
    generation: number;
    party: string;
    polite: boolean;
}

export interface CallPerson extends CallSaid {
    call: string;
    person: string;
    picture: CallPicture;
    type: "call-person";
}

export interface CallPhoto extends CallSaid {
    name: string;
    type: "photo";
}

export interface CallPlan {
    about?: string;
    at: string;
    coming: PlanDay[];
    days: DayOfWeek[];
    firstDay: DateAsString;
    id: string;
    lastDay?: DateAsString;
    plannedAt: DateAsString;
    plannedBy: string;
    with?: string;
    withGone: boolean;
    withKind: WithKind;
    withName?: string;
}

export interface CallPlans {
    plans: CallPlan[];
}

export interface CallQuality {
    badSeconds: number;
    frozenPercent: number;
    goneSeconds: number;
    jitterMillis: number;
    lossPercent: number;
    poorSeconds: number;
    roundTripMillis?: number;
    seconds: number;
}

export interface CallQualitySaid extends CallSaid {
    call: string;
    heard: CallQuality;
    type: "quality";
    with: string;
}

export interface CallRelays extends CallSaid {
    call: string;
    type: "relays";
}

export interface CallRenew extends CallSaid {
    call: string;
    generation: number;
    type: "renew";
    with: string;
}

export interface CallResume extends CallSaid {
    call: string;
    type: "resume";
}

export interface CallSaid {
    type: "answer" | "ask-to-talk" | "call-person" | "connected" | "decline" | "envelope" | "hang-up" | "here" | "hold" | "knock" | "left" | "log" | "media-lost" | "move-here" | "photo" | "quality" | "relays" | "renew" | "resume" | "ringing" | "show" | "take-over" | "unproved" | "yes";
}

export interface CallShow extends CallSaid {
    call: string;
    picture: CallPicture;
    type: "show";
}

export interface CallState {
    alarm?: string;
    begunAt: DateAsString;
    by: string;
    call: string;
    clientName: string;
    comesIn?: boolean;
    ended?: Ending;
    home: string;
    me: string;
    open: CallOpen;
    parties: PartyState[];
    peers: CallPeer[];
    picture: CallPicture;
    role: CallRole;
    stage: CallStage;
    until?: DateAsString;
    urgent: boolean;
    version: number;
    why: CallWhy;
}

export interface CallTaken {
    came: boolean;
    guest?: GuestKind;
    kind: PartyKind;
    name: string;
    organisation?: string;
    party: string;
}

export interface CallTold {
    type: "changed" | "envelope" | "log" | "photo" | "refused" | "relays" | "whole";
}

export interface CallUp {
    endpoint: string;
    said: CallSaidUnion;
}

export interface CallYes extends CallSaid {
    call: string;
    picture: CallPicture;
    type: "yes";
}

export interface CarerDuty {
    now: DateAsString;
    onDuty: boolean;
    since?: DateAsString;
    until?: DateAsString;
}

export interface CertificateView {
    issuedAt: DateAsString;
    lastSeenAt?: DateAsString;
    notAfter: DateAsString;
    renewalOf?: string;
    revokedAt?: DateAsString;
    serial: string;
}

export interface Changed extends CallTold {
    call: CallState;
    now: DateAsString;
    type: "changed";
}

export interface ChangeHome {
    details: HomeDetails;
    revision: number;
}

export interface Changes extends ConsoleFrame {
    alarms: AlarmView[];
    colleagues: Colleague[];
    commands: CommandView[];
    events: AlarmEventView[];
    faults: FaultView[];
    homes: HomeView[];
    now: DateAsString;
    shift: Shift[];
    type: "changes";
}

export interface CheckInstallation {
    version: string;
}

export interface ClientCard {
    address: string;
    birthYear?: number;
    contacts: Contact[];
    contactsMayKnow?: boolean;
    door?: string;
    key?: string;
    name: string;
    nextVisit?: Visit;
    notes: string[];
    stay?: HomeStay;
    town: string;
}

export interface CloseAlarm {
    note: string;
    outcome: Outcome;
}

export interface Colleague {
    id: string;
    onDuty: boolean;
    shownName: string;
}

export interface ColleagueAsk {
    user: string;
}

export interface ComesIn {
    days: DayOfWeek[];
    from: string;
    lastDay?: DateAsString;
    picture: CallPicture;
    until: string;
}

export interface Coming {
    aboutMinutes?: number;
    arrival: Arrival;
    who: string;
}

export interface Command extends Down {
    command: string;
    device: string;
    remainingMillis: number;
    type: "command";
    what: DeviceCommand;
}

export interface CommandResult extends UpMessage {
    command: string;
    outcome: CommandOutcome;
    reason?: string;
    type: "command.result";
}

export interface CommandView {
    alarm?: string;
    askedAt: DateAsString;
    askedBy: string;
    device: string;
    endedAt?: DateAsString;
    home: string;
    id: string;
    reason?: string;
    state: CommandState;
    what: DeviceCommand;
}

export interface Config extends Down {
    home: HomeConfig;
    revision: number;
    type: "config";
}

export interface ConsentState {
    at?: DateAsString;
    by?: string;
    given?: boolean;
    purpose: ConsentPurpose;
    recordedBy?: string;
    until?: DateAsString;
}

export interface ConsoleCall {
    type: "alive" | "end-shift" | "start-shift";
}

export interface ConsoleFrame {
    type: "changes" | "ping" | "signed-out" | "snapshot";
}

export interface Contact {
    name: string;
    note?: string;
    phone: string;
    relation: string;
}

export interface Curtain {
    moving: boolean;
    positionPercent?: number;
    state: string;
}

export interface Device {
    available?: boolean;
    fault?: string;
    id: string;
    kinds: string[];
    model: string;
    name: string;
    room?: string;
    state: Record<string, StateValue>;
    vendor: string;
}

export interface DeviceAvailability extends UpMessage {
    available: boolean;
    device: string;
    lastSeen?: DateAsString;
    type: "device.availability";
}

export interface DeviceCommand {
    action: string;
    brightnessPercent?: number;
    colorTemperatureMired?: number;
    endpoint?: string;
    kind: string;
    positionPercent?: number;
    tiltPercent?: number;
}

export interface DeviceInstalled extends UpMessage {
    by: string;
    device: InstalledDevice;
    type: "device.installed";
}

export interface DeviceRadio extends UpMessage {
    device: string;
    percent: number;
    type: "device.radio";
}

export interface DeviceRemoved extends UpMessage {
    by: string;
    device: string;
    type: "device.removed";
}

export interface DeviceReported extends UpMessage {
    device: string;
    kind: string;
    type: "device.reported";
    value: StateValue;
}

export interface DevicesListed extends UpMessage {
    devices: Device[];
    part: number;
    parts: number;
    type: "devices.listed";
}

export interface Doing {
    action: string;
    command: string;
    state: CommandState;
}

export interface Down {
    type: "call" | "command" | "config" | "installation" | "installer.access" | "notice" | "receipt" | "certificate.renew";
}

export interface DownCall extends Down {
    endpoint: string;
    told: CallToldUnion;
    type: "call";
}

export interface EmergencyCall {
    at: DateAsString;
    contact: string;
    outcome: string;
    round: number;
    status?: number;
    test: boolean;
}

export interface EmergencyContact {
    id: string;
    last?: EmergencyCall;
    name: string;
    secret?: string;
    url: string;
}

export interface EmergencyContactChange {
    id?: string;
    name: string;
    secret?: string;
    url: string;
}

export interface EmergencyPlan {
    afterSeconds: number;
    againMinutes: number;
    calls: EmergencyCall[];
    contacts: EmergencyContact[];
    unansweredAfterSeconds: number;
}

export interface EmergencyPlanChange {
    afterSeconds: number;
    againMinutes: number;
    contacts: EmergencyContactChange[];
    unansweredAfterSeconds: number;
}

export interface Ending {
    at: DateAsString;
    by?: string;
    missed: boolean;
    why: string;
}

export interface EndShift extends ConsoleCall {
    type: "end-shift";
}

export interface EnrolmentAnswer {
    authority: string;
    certificate: string;
    gateway: string;
    otherAuthorities?: string[];
    uplinks: string[];
}

export interface EnrolmentCodeView {
    code: string;
    expiresAt: DateAsString;
    qr: string[];
}

export interface EnrolmentRequest {
    certificateRequest: string;
    code: string;
}

export interface EnvelopeTold extends CallTold {
    call: string;
    from: string;
    generation: number;
    text: string;
    type: "envelope";
}

export interface ErasedHome {
    at: DateAsString;
    by?: string;
    cause: string;
    home: string;
    what: string;
}

export interface EraseHome {
    client: string;
}

export interface FamilyBrowser {
    device: string;
    id: string;
    lastSeen: DateAsString;
    since: DateAsString;
}

export interface FamilyHome {
    browser: string;
    browsers: FamilyBrowser[];
    clientName: string;
    comesIn: ComesIn[];
    from: string;
    home: string;
    mayCall: boolean;
    me: string;
    name: string;
    onScreen: boolean;
    openNow: boolean;
    passkeys: FamilyPasskey[];
    photo?: string;
    planned: PlanDay[];
    until: string;
}

export interface FamilyOpen {
    device: string;
    secret: string;
}

export interface FamilyPasskey {
    device: string;
    id: string;
    lastUsed?: DateAsString;
    since: DateAsString;
}

export interface FaultCleared extends UpMessage {
    fault: string;
    type: "fault.cleared";
}

export interface FaultRaised extends UpMessage {
    device?: string;
    fault: string;
    text: string;
    type: "fault.raised";
}

export interface FaultView {
    device?: string;
    endedAt?: DateAsString;
    fault: string;
    home?: string;
    homes: number;
    id: string;
    since: DateAsString;
    text: string;
}

export interface FirstStart {
    code: string;
    names?: string[];
    organisationKind: string;
    organisationName: string;
    password: string;
    shownName: string;
    user: string;
}

export interface FirstStartState {
    awaited: boolean;
}

export interface GiveConsent {
    by: string;
    given: boolean;
    purpose: ConsentPurpose;
    until?: DateAsString;
}

export interface GivenPhoto {
    image: string;
}

export interface GuestAsk {
    clientAs?: string;
    kind: GuestKind;
    name: string;
}

export interface GuestInvitation {
    call: string;
    clientName: string;
    expiresAt: DateAsString;
    invitedBy: string;
    kind: GuestKind;
    name: string;
    organisation: string;
    party: string;
}

export interface GuestLink {
    expiresAt: DateAsString;
    kind: GuestKind;
    link: string;
    name: string;
    party: string;
    qr: string[];
}

export interface GuestOpen {
    attempt: string;
    secret: string;
}

export interface HangUp extends CallSaid {
    call: string;
    type: "hang-up";
}

export interface Happening {
    at: DateAsString;
    what: string;
    where?: string;
}

export interface Help {
    cancelled: boolean;
    coming?: Coming;
    kind: string;
    since: DateAsString;
    stage: HelpStage;
    with?: string;
}

export interface HistoryEntry {
    at: DateAsString;
    device?: string;
    type: string;
    until?: DateAsString;
    value?: StateValue;
    what: string;
}

export interface HomeAway {
    back: DateAsString;
    note?: string;
    reason: string;
}

export interface HomeCommand {
    action: string;
    alarm?: string;
    brightnessPercent?: number;
    colorTemperatureMired?: number;
    device: string;
    endpoint?: string;
    kind: string;
    positionPercent?: number;
    tiltPercent?: number;
}

export interface HomeConfig {
    calls?: PlannedCall[];
    clientName: string;
    language: string;
    neighbourName?: string;
    neighbourPhone?: string;
    people?: Person[];
    rooms?: string[];
    timeZone: string;
    week?: WeekEntry[];
}

export interface HomeDetails {
    contacts: Contact[];
    door?: string;
    houseNumber?: string;
    key?: string;
    language: string;
    notes: string[];
    postcode?: string;
    residents: Resident[];
    rooms: string[];
    street: string;
    town: string;
    week: WeekEntry[];
}

export interface HomeEnd {
    note?: string;
    reason: string;
}

export interface HomeFile {
    connected: boolean;
    consents: ConsentState[];
    details: HomeDetails;
    erasures: PlannedErasure[];
    id: string;
    openAlarm: boolean;
    revision: number;
    since: DateAsString;
    stay: HomeStay;
}

export interface HomeHistory {
    complete: boolean;
    entries: HistoryEntry[];
    from: DateAsString;
    kept?: boolean;
    until: DateAsString;
}

export interface HomeInstallation {
    boxSince?: DateAsString;
    check?: InstallationCheck;
    client?: string;
    contacts: Contact[];
    devices: InstalledThing[];
    home: string;
    installedAt?: DateAsString;
    installedBy?: string;
    missing: Missing[];
    version: string;
}

export interface HomesPage {
    ended: number;
    found: number;
    homes: ManagedHome[];
    needCare: number;
    total: number;
    withoutBox: number;
}

export interface HomeStay {
    back?: DateAsString;
    by?: string;
    note?: string;
    reason?: string;
    since?: DateAsString;
    state: StayState;
}

export interface HomeView {
    client?: ClientCard;
    connected: boolean;
    devices: Device[];
    faults: FaultView[];
    id: string;
    lastHeardAt?: DateAsString;
    organisation: string;
    organisationName: string;
    rooms?: string[];
}

export interface IceServer {
    credential?: string;
    urls: string[];
    username?: string;
}

export interface ImportReport {
    encoding: string;
    missing: string[];
    rows: ImportRow[];
    separator: string;
    unknown: string[];
    written: number;
}

export interface ImportRequest {
    skip: boolean;
    table: string;
    write: boolean;
}

export interface ImportRow {
    client?: string;
    line: number;
    verdict: string;
    why: string[];
}

export interface Installation extends Down {
    devices: InstalledDevice[];
    type: "installation";
}

export interface InstallationCheck {
    at: DateAsString;
    by: string;
    current: boolean;
}

export interface InstallDevice {
    alarm: boolean;
    available?: boolean;
    fault?: string;
    id: string;
    installed: boolean;
    joining: boolean;
    kinds: string[];
    model: string;
    name: string;
    purpose?: string;
    purposes: string[];
    room?: string;
    tried?: DateAsString;
    vendor: string;
}

export interface InstalledDevice {
    device: string;
    name?: string;
    purpose?: string;
    room?: string;
}

export interface InstalledThing {
    alarm: boolean;
    id: string;
    kinds: string[];
    model: string;
    name: string;
    proof?: TestProof;
    purpose?: string;
    room?: string;
}

export interface InstallerAccess extends Down {
    codeHash: string;
    remainingMillis: number;
    type: "installer.access";
}

export interface InstallerCode {
    code: string;
    expiresAt: DateAsString;
    toldToBox: boolean;
}

export interface InstallJoining {
    open: boolean;
}

export interface InstallSetting {
    name: string;
    purpose?: string;
    room?: string;
}

export interface InstallSignIn {
    code: string;
    name: string;
}

export interface InstallState {
    bridge?: boolean;
    client?: string;
    devices: InstallDevice[];
    enrolled: boolean;
    enrolling: Enrolling;
    gateway?: string;
    installer?: string;
    language: string;
    link: boolean;
    openForSeconds: number;
    problem?: string;
    rooms: string[];
    trial?: InstallTrial;
}

export interface InstallTest {
    afterMillis: number;
    by: string;
    id: string;
}

export interface InstallTrial {
    answeredAt?: DateAsString;
    answeredBy?: string;
    askedAt: DateAsString;
    device: string;
    heardAt?: DateAsString;
    real: boolean;
    remainingSeconds: number;
    seenAt?: DateAsString;
    storedAt?: DateAsString;
}

export interface Keeping {
    confirmed?: boolean;
    years: number;
}

export interface Leaving extends Presence {
    reason: string;
    type: "leaving";
}

export interface Light {
    brightnessPercent?: number;
    colorTemperatureMired?: number;
    on: boolean;
}

export interface LogTold extends CallTold {
    all: boolean;
    entries: CallEntry[];
    type: "log";
}

export interface Lost extends Presence {
    type: "lost";
}

export interface ManagedHome {
    addedAt: DateAsString;
    address?: string;
    client?: string;
    connected: boolean;
    faults: FaultView[];
    hasBox: boolean;
    id: string;
    lastHeardAt?: DateAsString;
    postcode?: string;
    stay: StayState;
    town?: string;
}

export interface Me {
    confined: boolean;
    id: string;
    organisation: string;
    organisationName: string;
    roles: string[];
    shownName: string;
    user: string;
}

export interface MeasurePoint {
    at: DateAsString;
    value: number;
}

export interface MeasureSeries {
    device: string;
    kind: string;
    points: MeasurePoint[];
}

export interface MediaLost extends CallSaid {
    call: string;
    generation: number;
    type: "media-lost";
    with: string;
}

export interface MoveHere extends CallSaid {
    call: string;
    type: "move-here";
}

export interface Neighbour {
    name: string;
    phone: string;
}

export interface NewHome {
    birthYear?: number;
    clientName: string;
    contacts: Contact[];
    door?: string;
    houseNumber: string;
    language?: string;
    notes: string[];
    postcode: string;
    street: string;
    town: string;
}

export interface NightCentreAsk {
    nightCentre: string;
}

export interface NightCentreAsked {
    at: DateAsString;
    declinedAt?: DateAsString;
    name: string;
    nightCentre: string;
}

export interface NightCentreChoice {
    id: string;
    name: string;
}

export interface NightCentreEnded {
    at: DateAsString;
    byYou: boolean;
    name: string;
    youAnswered: boolean;
}

export interface NightCentreHours {
    from: string;
    until: string;
}

export interface NightCentreOverview {
    answering?: NightCentrePartner;
    asked?: NightCentreAsked;
    choices: NightCentreChoice[];
    ended: NightCentreEnded[];
    organisations: NightCentrePartner[];
    requests: NightCentreRequest[];
}

export interface NightCentrePartner {
    hours: NightCentreHours;
    id: string;
    name: string;
    since: DateAsString;
}

export interface NightCentreRequest {
    at: DateAsString;
    id: string;
    name: string;
}

export interface NoteResponder {
    arrivesInMinutes?: number;
    name?: string;
    step: ResponderStep;
}

export interface Notice extends Down {
    alarms: OpenAlarm[];
    revision: number;
    type: "notice";
}

export interface Online extends Presence {
    bootId: string;
    clockSynchronised: boolean;
    monotonicMillis?: number;
    software: string;
    type: "online";
    version: number;
    waitingAlarms: number;
}

export interface OpenAlarm {
    alarm: string;
    arrivesInMillis?: number;
    cancelledByClient: boolean;
    device: string;
    kind: string;
    raisedAt: DateAsString;
    responder?: string;
    stage: Stage;
    with?: string;
}

export interface OpenSession {
    address: string;
    here: boolean;
    id: string;
    lastUsedAt: DateAsString;
    startedAt: DateAsString;
}

export interface OrganisationAdd {
    administratorName: string;
    administratorUser: string;
    kind: string;
    name: string;
}

export interface OrganisationAdded {
    invitation: StaffInvitation;
    organisation: OrganisationHosted;
}

export interface OrganisationAdministrator {
    shownName: string;
    user: string;
}

export interface OrganisationHosted {
    administrated: boolean;
    id: string;
    invitedUntil?: DateAsString;
    kind: string;
    name: string;
    staff: number;
}

export interface OrganisationRename {
    name: string;
}

export interface OrganisationSettings {
    name?: string;
    secondFactorRequired: boolean;
}

export interface OwnAccount {
    photo?: string;
    recoveryCodesLeft: number;
    secondFactor: boolean;
    secondFactorRequired: boolean;
    sessions: OpenSession[];
}

export interface Owner {
    id: string;
    shownName: string;
}

export interface PartyState {
    guest?: GuestKind;
    heard: boolean;
    kind: PartyKind;
    name: string;
    party: string;
    photo?: string;
    presence: CallPresence;
}

export interface PasskeyAsk {
    challenge: string;
    known: string[];
    rpId: string;
    user?: string;
    userName?: string;
}

export interface PasskeyMade {
    attestationObject: string;
    clientData: string;
    device: string;
}

export interface PasskeyUsed {
    authenticatorData: string;
    clientData: string;
    device: string;
    id: string;
    signature: string;
}

export interface Person {
    face?: string;
    name: string;
    phone: string;
    photo?: string;
    relation: string;
}

export interface PhotoTold extends CallTold {
    image?: string;
    name: string;
    type: "photo";
}

export interface PhotoView {
    image: string;
}

export interface Ping extends ConsoleFrame {
    now: DateAsString;
    number: number;
    type: "ping";
}

export interface PlanDay {
    at: DateAsString;
    day: DateAsString;
    state: PlanState;
}

export interface PlannedCall {
    at: string;
    days: DayOfWeek[];
    face?: string;
    firstDay: DateAsString;
    held: DateAsString[];
    id: string;
    lastDay?: DateAsString;
    skipped: DateAsString[];
    with?: string;
}

export interface PlannedErasure {
    at: DateAsString;
    done: boolean;
    what: string;
}

export interface PlannedToday {
    about?: string;
    at: DateAsString;
    away: boolean;
    clientName: string;
    day: DateAsString;
    home: string;
    mine: boolean;
    plan: string;
    state: PlanState;
    withKind: WithKind;
    withName?: string;
}

export interface Presence {
    type: "leaving" | "lost" | "online";
}

export interface Proof {
    password: string;
}

export interface PushNote {
    kind: PushKind;
    subject?: string;
}

export interface PushSubscribe {
    auth: string;
    endpoint: string;
    p256dh: string;
}

export interface PushTested {
    outcome: string;
}

export interface Receipt extends Down {
    epoch: number;
    stream: Stream;
    through: number;
    type: "receipt";
}

export interface RecoveryCodes {
    codes: string[];
}

export interface Refused extends CallTold {
    call: string;
    reason: CallRefusal;
    type: "refused";
}

export interface Relative {
    at: DateAsString;
    browsers: FamilyBrowser[];
    by: string;
    from: string;
    id: string;
    invitedBy: string;
    linkUntil?: DateAsString;
    mayCall: boolean;
    name: string;
    onScreen: boolean;
    passkeys: number;
    photo?: string;
    relation: string;
    until: string;
}

export interface RelativeAllow {
    by: string;
    from: string;
    mayCall: boolean;
    onScreen: boolean;
    until: string;
}

export interface RelativeInvite {
    by: string;
    name: string;
    relation: string;
}

export interface RelativeLink {
    link: string;
    qr: string[];
    relative: string;
    until: DateAsString;
}

export interface Relatives {
    relatives: Relative[];
}

export interface RelaysTold extends CallTold {
    call: string;
    expiresAt?: DateAsString;
    relayOnly: boolean;
    servers: IceServer[];
    type: "relays";
}

export interface Renewal {
    certificate: string;
    certificateRequest: string;
    signature: string;
}

export interface RenewCertificate extends Down {
    type: "certificate.renew";
}

export interface Resident {
    birthYear?: number;
    name: string;
}

export interface ResidentState {
    calls: Appointment[];
    clientName?: string;
    clockTrusted: boolean;
    help?: Help;
    language: string;
    neighbour?: Neighbour;
    nextVisit?: Visit;
    now: DateAsString;
    people: Person[];
    tiles: Tile[];
    timeZone: string;
    today: Happening[];
    uplink: boolean;
}

export interface Responder {
    expectedAt?: DateAsString;
    name: string;
    progress: ResponderProgress;
}

export interface Ringing extends CallSaid {
    call: string;
    type: "ringing";
}

export interface SayDay {
    skipped: boolean;
}

export interface SayDuty {
    agoSeconds: number;
    onDuty: boolean;
}

export interface SecondFactorBegun {
    code: string;
    password: string;
    secret: string;
}

export interface SecondFactorOffer {
    qr: string[];
    secret: string;
    uri: string;
}

export interface Shift {
    offBecause: string;
    onDuty: boolean;
    since: DateAsString;
}

export interface ShowTeam {
    screen: TeamScreen;
}

export interface SignedOut extends ConsoleFrame {
    reason: string;
    type: "signed-out";
}

export interface SignInAnswer {
    me: Me;
    token: string;
}

export interface SignInRequest {
    code?: string;
    password: string;
    user: string;
}

export interface Snapshot extends ConsoleFrame {
    alarms: AlarmView[];
    colleagues: Colleague[];
    commands: CommandView[];
    faults: FaultView[];
    homes: HomeView[];
    me: Me;
    now: DateAsString;
    shift: Shift;
    type: "snapshot";
}

export interface StaffAccept {
    code: string;
    password: string;
}

export interface StaffChange {
    blocked: boolean;
    roles: string[];
    shownName: string;
}

export interface StaffInvitation {
    code?: string;
    expiresAt: DateAsString;
    roles: string[];
    shownName: string;
    user: string;
}

export interface StaffInvite {
    roles: string[];
    shownName: string;
    user: string;
}

export interface StaffMember {
    blocked: boolean;
    id: string;
    lastSeenAt?: DateAsString;
    openSessions: number;
    photo?: string;
    roles: string[];
    secondFactor: boolean;
    shownName: string;
    user: string;
}

export interface StaffNewPassword {
    dropSecondFactor: boolean;
}

export interface StaffOverview {
    invitations: StaffInvitation[];
    members: StaffMember[];
}

export interface StaffWelcome {
    user: string;
}

export interface StartShift extends ConsoleCall {
    type: "start-shift";
}

export interface Street {
    street: string;
    town: string;
}

export interface TakeOver extends CallSaid {
    call: string;
    from: string;
    type: "take-over";
}

export interface Team {
    homes: number;
    id: string;
    members: TeamMember[];
    name: string;
    photo?: string;
    screen: TeamScreen;
}

export interface TeamHome {
    address?: string;
    client?: string;
    id: string;
    team?: string;
    town?: string;
}

export interface TeamHomes {
    homes: string[];
}

export interface TeamMember {
    id: string;
    shownName: string;
}

export interface TeamMembers {
    members: string[];
}

export interface TeamNaming {
    name: string;
}

export interface TestAnswered extends UpMessage {
    afterMillis: number;
    test: string;
    type: "test.answered";
}

export interface TestProof {
    answeredAt?: DateAsString;
    answeredBy?: string;
    backMillis?: number;
    by: string;
    happenedAt?: DateAsString;
    kind: string;
    storedAt: DateAsString;
}

export interface Tile {
    available: boolean;
    device: string;
    doing?: Doing;
    kind: string;
    name: string;
    room?: string;
    state?: StateValue;
}

export interface Unproved extends CallSaid {
    call: string;
    type: "unproved";
    why: string;
    with: string;
}

export interface Up {
    at: DateAsString;
    bootId: string;
    clockSynchronised: boolean;
    epoch: number;
    message: UpMessageUnion;
    monotonicMillis: number;
    seq: number;
    stream: Stream;
    version: number;
}

export interface UpMessage {
    type: "alarm.cancelled" | "alarm.cleared" | "alarm.raised" | "command.result" | "device.availability" | "device.installed" | "device.radio" | "device.removed" | "device.reported" | "devices.listed" | "fault.cleared" | "fault.raised" | "test.answered";
}

export interface Visit {
    from: DateAsString;
    until?: DateAsString;
    who: string;
}

export interface WebPush {
    publicKey: string;
    subscribed: boolean;
}

export interface WeekEntry {
    days: DayOfWeek[];
    from: string;
    kind: WeekEntryKind;
    until?: string;
    what: string;
    where?: string;
}

export interface Whole extends CallTold {
    calls: CallState[];
    now: DateAsString;
    type: "whole";
}

export interface Withdrawn {
    user: string;
}

export type AlarmState = "offered" | "claimed" | "closed";

export type Arrival = "unknown" | "about" | "nearly" | "later";

export type CallerKind = "person" | "organisation" | "relative";

export type CallOpen = "none" | "audio" | "audio-veiled" | "audio-clear";

export type CallOpened = "not" | "pressed" | "alarm" | "allowed";

export type CallPicture = "none" | "veiled" | "clear";

export type CallPresence = "rings" | "in" | "away" | "gone";

export type CallRefusal = "unknown" | "ended" | "answered-elsewhere" | "no-consent" | "alarm-not-yours" | "not-allowed" | "full" | "not-now" | "busy";

export type CallRole = "none" | "rings" | "waits" | "speaks" | "elsewhere" | "over";

export type CallSaidUnion = CallHere | CallLeft | CallKnock | AskToTalk | CallPerson | CallPhoto | CallLog | Ringing | CallYes | CallAnswer | CallDecline | HangUp | CallShow | CallHold | CallResume | TakeOver | MoveHere | CallConnected | MediaLost | CallRenew | Unproved | CallQualitySaid | CallRelays | CallEnvelope;

export type CallStage = "ringing" | "connecting" | "connected" | "on-hold" | "ended";

export type CallToldUnion = Whole | Changed | RelaysTold | EnvelopeTold | PhotoTold | LogTold | Refused;

export type CallUse = "talk" | "look";

export type CallWhy = "to-talk" | "planned" | "calls-back" | "alarm" | "look";

export type CommandOutcome = "delivered" | "confirmed" | "failed" | "expired";

export type CommandState = "asked" | "delivered" | "confirmed" | "failed" | "expired";

export type ConsentPurpose = "history" | "door" | "contacts";

export type ConsoleCallUnion = Alive | StartShift | EndShift;

export type ConsoleFrameUnion = Snapshot | Changes | Ping | SignedOut;

export type DateAsString = string;

export type DayOfWeek = "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";

export type DownUnion = Receipt | Command | Notice | Config | RenewCertificate | InstallerAccess | Installation | DownCall;

export type Enrolling = "nothing" | "asking" | "refused" | "unreachable" | "done";

export type GuestKind = "interpreter" | "doctor" | "relative" | "other";

export type HelpStage = "calling" | "calling-offline" | "heard" | "claimed" | "contact" | "responder-asked" | "responder-coming" | "responder-arrived" | "over";

export type Missing = "box" | "alarm-device" | "test" | "room" | "contact";

export type Outcome = "assisted" | "no-help-needed" | "false-alarm" | "test" | "technical" | "handed-over";

export type PartyKind = "resident" | "staff" | "relative" | "guest";

export type PlanState = "planned" | "skipped" | "held" | "missed";

export type PresenceUnion = Online | Lost | Leaving;

export type PushKind = "call" | "invited" | "planned" | "planned-late" | "planned-over" | "planned-missed" | "over" | "test";

export type ResponderProgress = "asked" | "accepted" | "declined" | "arrived";

export type ResponderStep = "asked" | "coming" | "expected" | "declined" | "arrived";

export type Settled = "no" | "skipped" | "held";

export type Stage = "heard" | "claimed" | "contact" | "responder-asked" | "responder-coming" | "responder-arrived";

export type StayState = "living" | "away" | "ended";

export type Stream = "alarm" | "other";

export type TeamScreen = "none" | "own" | "all";

export type UpMessageUnion = AlarmRaised | AlarmCleared | AlarmCancelled | DevicesListed | DeviceReported | DeviceAvailability | DeviceRadio | FaultRaised | FaultCleared | CommandResult | DeviceInstalled | DeviceRemoved | TestAnswered;

export type WeekEntryKind = "VISIT" | "HAPPENING";

export type WithKind = "team" | "person" | "relative";

export type StateValue = boolean | number | string | Curtain | Light;

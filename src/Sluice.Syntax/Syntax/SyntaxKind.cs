namespace Sluice.Syntax.Syntax;

/// <summary>What an element of the tree is. Tokens come first, then nodes.</summary>
public enum SyntaxKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The end of the file; carries the last blanks and comments.</summary>
    EndOfFile,

    /// <summary>A token that has no meaning.</summary>
    BadToken,

    /// <summary><c>use</c></summary>
    UseKeyword,

    /// <summary><c>category</c></summary>
    CategoryKeyword,

    /// <summary><c>purpose</c></summary>
    PurposeKeyword,

    /// <summary><c>partner</c></summary>
    PartnerKeyword,

    /// <summary><c>region</c></summary>
    RegionKeyword,

    /// <summary><c>subject</c></summary>
    SubjectKeyword,

    /// <summary><c>attribute</c></summary>
    AttributeKeyword,

    /// <summary><c>population</c></summary>
    PopulationKeyword,

    /// <summary><c>consent</c></summary>
    ConsentKeyword,

    /// <summary><c>agreement</c></summary>
    AgreementKeyword,

    /// <summary><c>form</c></summary>
    FormKeyword,

    /// <summary><c>technique</c></summary>
    TechniqueKeyword,

    /// <summary><c>duty</c></summary>
    DutyKeyword,

    /// <summary><c>rule</c></summary>
    RuleKeyword,

    /// <summary><c>invariant</c></summary>
    InvariantKeyword,

    /// <summary><c>test</c></summary>
    TestKeyword,

    /// <summary><c>allow</c></summary>
    AllowKeyword,

    /// <summary><c>deny</c></summary>
    DenyKeyword,

    /// <summary><c>require</c></summary>
    RequireKeyword,

    /// <summary><c>oblige</c></summary>
    ObligeKeyword,

    /// <summary><c>never</c></summary>
    NeverKeyword,

    /// <summary><c>to</c></summary>
    ToKeyword,

    /// <summary><c>for</c></summary>
    ForKeyword,

    /// <summary><c>about</c></summary>
    AboutKeyword,

    /// <summary><c>from</c></summary>
    FromKeyword,

    /// <summary><c>until</c></summary>
    UntilKeyword,

    /// <summary><c>through</c></summary>
    ThroughKeyword,

    /// <summary><c>when</c></summary>
    WhenKeyword,

    /// <summary><c>unless</c></summary>
    UnlessKeyword,

    /// <summary><c>but</c></summary>
    ButKeyword,

    /// <summary><c>cite</c></summary>
    CiteKeyword,

    /// <summary><c>because</c></summary>
    BecauseKeyword,

    /// <summary><c>of</c></summary>
    OfKeyword,

    /// <summary><c>kind</c></summary>
    KindKeyword,

    /// <summary><c>lasts</c></summary>
    LastsKeyword,

    /// <summary><c>notices</c></summary>
    NoticesKeyword,

    /// <summary><c>with</c></summary>
    WithKeyword,

    /// <summary><c>role</c></summary>
    RoleKeyword,

    /// <summary><c>evidence</c></summary>
    EvidenceKeyword,

    /// <summary><c>yields</c></summary>
    YieldsKeyword,

    /// <summary><c>transfer</c></summary>
    TransferKeyword,

    /// <summary><c>on</c></summary>
    OnKeyword,

    /// <summary><c>expect</c></summary>
    ExpectKeyword,

    /// <summary><c>cases</c></summary>
    CasesKeyword,

    /// <summary><c>in</c></summary>
    InKeyword,

    /// <summary><c>outside</c></summary>
    OutsideKeyword,

    /// <summary><c>partners</c></summary>
    PartnersKeyword,

    /// <summary><c>except</c></summary>
    ExceptKeyword,

    /// <summary><c>domain</c></summary>
    DomainKeyword,

    /// <summary><c>links</c></summary>
    LinksKeyword,

    /// <summary><c>at</c></summary>
    AtKeyword,

    /// <summary><c>one</c></summary>
    OneKeyword,

    /// <summary><c>script</c></summary>
    ScriptKeyword,

    /// <summary><c>claim</c></summary>
    ClaimKeyword,

    /// <summary><c>claims</c></summary>
    ClaimsKeyword,

    /// <summary><c>refuted</c></summary>
    RefutedKeyword,

    /// <summary><c>beside</c></summary>
    BesideKeyword,

    /// <summary><c>by</c></summary>
    ByKeyword,

    /// <summary><c>only</c></summary>
    OnlyKeyword,

    /// <summary><c>any</c></summary>
    AnyKeyword,

    /// <summary><c>and</c></summary>
    AndKeyword,

    /// <summary><c>or</c></summary>
    OrKeyword,

    /// <summary><c>not</c></summary>
    NotKeyword,

    /// <summary><c>true</c></summary>
    TrueKeyword,

    /// <summary><c>false</c></summary>
    FalseKeyword,

    /// <summary>A unit of time: <c>hour</c>, <c>days</c> …</summary>
    UnitKeyword,

    /// <summary>A name; also a keyword that stands where a name is meant.</summary>
    Name,

    /// <summary>A country code: two upper-case letters.</summary>
    Country,

    /// <summary><c>#label</c></summary>
    Label,

    /// <summary><c>2024-05-22</c></summary>
    Date,

    /// <summary><c>100_000</c></summary>
    Integer,

    /// <summary><c>0.5</c></summary>
    Decimal,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>|</c></summary>
    Bar,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><see cref="PolicyFileSyntax"/></summary>
    PolicyFile,

    /// <summary><see cref="UseDirectiveSyntax"/></summary>
    UseDirective,

    /// <summary><see cref="CategoryDeclarationSyntax"/></summary>
    CategoryDeclaration,

    /// <summary><see cref="PurposeDeclarationSyntax"/></summary>
    PurposeDeclaration,

    /// <summary><see cref="PartnerDeclarationSyntax"/></summary>
    PartnerDeclaration,

    /// <summary><see cref="TreeEntrySyntax"/></summary>
    TreeEntry,

    /// <summary><see cref="DomainClauseSyntax"/></summary>
    DomainClause,

    /// <summary><see cref="DerivedClauseSyntax"/></summary>
    DerivedClause,

    /// <summary><see cref="LinksClauseSyntax"/></summary>
    LinksClause,

    /// <summary><see cref="CountriesClauseSyntax"/></summary>
    CountriesClause,

    /// <summary><see cref="BlockSyntax"/></summary>
    Block,

    /// <summary><see cref="RegionDeclarationSyntax"/></summary>
    RegionDeclaration,

    /// <summary><see cref="AttributeDeclarationSyntax"/></summary>
    AttributeDeclaration,

    /// <summary><see cref="ScriptClauseSyntax"/></summary>
    ScriptClause,

    /// <summary><see cref="AttributeTypeSyntax"/></summary>
    AttributeType,

    /// <summary><see cref="PopulationDeclarationSyntax"/></summary>
    PopulationDeclaration,

    /// <summary><see cref="ConsentDeclarationSyntax"/></summary>
    ConsentDeclaration,

    /// <summary><see cref="AgreementDeclarationSyntax"/></summary>
    AgreementDeclaration,

    /// <summary><see cref="FormDeclarationSyntax"/></summary>
    FormDeclaration,

    /// <summary><see cref="TechniqueDeclarationSyntax"/></summary>
    TechniqueDeclaration,

    /// <summary><see cref="DutyDeclarationSyntax"/></summary>
    DutyDeclaration,

    /// <summary><see cref="ParameterListSyntax"/></summary>
    ParameterList,

    /// <summary><see cref="ParameterSyntax"/></summary>
    Parameter,

    /// <summary><see cref="RuleDeclarationSyntax"/></summary>
    RuleDeclaration,

    /// <summary><see cref="InvariantDeclarationSyntax"/></summary>
    InvariantDeclaration,

    /// <summary><see cref="TestDeclarationSyntax"/></summary>
    TestDeclaration,

    /// <summary><see cref="AllowClauseSyntax"/></summary>
    AllowClause,

    /// <summary><see cref="DenyClauseSyntax"/></summary>
    DenyClause,

    /// <summary><see cref="NeverClauseSyntax"/></summary>
    NeverClause,

    /// <summary><see cref="ToClauseSyntax"/></summary>
    ToClause,

    /// <summary><see cref="ForClauseSyntax"/></summary>
    ForClause,

    /// <summary><see cref="OfClauseSyntax"/></summary>
    OfClause,

    /// <summary><see cref="WithClauseSyntax"/></summary>
    WithClause,

    /// <summary><see cref="RequireClauseSyntax"/></summary>
    RequireClause,

    /// <summary><see cref="ObligeClauseSyntax"/></summary>
    ObligeClause,

    /// <summary><see cref="ArgumentListSyntax"/></summary>
    ArgumentList,

    /// <summary><see cref="ArgumentSyntax"/></summary>
    Argument,

    /// <summary><see cref="AboutClauseSyntax"/></summary>
    AboutClause,

    /// <summary><see cref="FromClauseSyntax"/></summary>
    FromClause,

    /// <summary><see cref="UntilClauseSyntax"/></summary>
    UntilClause,

    /// <summary><see cref="ThroughClauseSyntax"/></summary>
    ThroughClause,

    /// <summary><see cref="OnClauseSyntax"/></summary>
    OnClause,

    /// <summary><see cref="WhenClauseSyntax"/></summary>
    WhenClause,

    /// <summary><see cref="UnlessClauseSyntax"/></summary>
    UnlessClause,

    /// <summary><see cref="TextsClauseSyntax"/>: <c>cite</c></summary>
    CiteClause,

    /// <summary><see cref="BecauseClauseSyntax"/></summary>
    BecauseClause,

    /// <summary><see cref="ButNotClauseSyntax"/></summary>
    ButNotClause,

    /// <summary><see cref="KindClauseSyntax"/></summary>
    KindClause,

    /// <summary><see cref="LastsClauseSyntax"/></summary>
    LastsClause,

    /// <summary><see cref="TextsClauseSyntax"/>: <c>notices</c></summary>
    NoticesClause,

    /// <summary><see cref="RoleClauseSyntax"/></summary>
    RoleClause,

    /// <summary><see cref="EvidenceClauseSyntax"/></summary>
    EvidenceClause,

    /// <summary><see cref="YieldsClauseSyntax"/></summary>
    YieldsClause,

    /// <summary><see cref="TransferClauseSyntax"/></summary>
    TransferClause,

    /// <summary><see cref="WithClauseListSyntax"/></summary>
    WithClauseList,

    /// <summary><see cref="ExpectClauseSyntax"/></summary>
    ExpectClause,

    /// <summary><see cref="CasesClauseSyntax"/></summary>
    CasesClause,

    /// <summary><see cref="TestCaseSyntax"/></summary>
    TestCase,

    /// <summary><see cref="WithTechniqueSyntax"/></summary>
    WithTechnique,

    /// <summary><see cref="WithConsentSyntax"/></summary>
    WithConsent,

    /// <summary><see cref="WithAgreementSyntax"/></summary>
    WithAgreement,

    /// <summary><see cref="WithEvidenceSyntax"/></summary>
    WithEvidence,

    /// <summary><see cref="WithClaimsSyntax"/></summary>
    WithClaims,

    /// <summary><see cref="WithFactSyntax"/></summary>
    WithFact,

    /// <summary><see cref="SelectorSyntax"/></summary>
    Selector,

    /// <summary><see cref="NamedItemSyntax"/></summary>
    NamedItem,

    /// <summary><see cref="LabelItemSyntax"/></summary>
    LabelItem,

    /// <summary><see cref="AnyItemSyntax"/></summary>
    AnyItem,

    /// <summary><see cref="RegionItemSyntax"/></summary>
    RegionItem,

    /// <summary><see cref="QualifiedNameSyntax"/></summary>
    QualifiedName,

    /// <summary><see cref="BinaryConditionSyntax"/></summary>
    BinaryCondition,

    /// <summary><see cref="NotConditionSyntax"/></summary>
    NotCondition,

    /// <summary><see cref="ParenthesizedConditionSyntax"/></summary>
    ParenthesizedCondition,

    /// <summary><see cref="ComparisonSyntax"/></summary>
    Comparison,

    /// <summary><see cref="MembershipSyntax"/></summary>
    Membership,

    /// <summary><see cref="NameConditionSyntax"/></summary>
    NameCondition,

    /// <summary><see cref="ConsentConditionSyntax"/></summary>
    ConsentCondition,

    /// <summary><see cref="AgreementConditionSyntax"/></summary>
    AgreementCondition,

    /// <summary><see cref="ClaimRefutedSyntax"/></summary>
    ClaimRefuted,

    /// <summary><see cref="AboutConditionSyntax"/></summary>
    AboutCondition,

    /// <summary><see cref="BesideConditionSyntax"/></summary>
    BesideCondition,

    /// <summary><see cref="SkippedTokensSyntax"/></summary>
    SkippedTokens,

    /// <summary><see cref="LiteralSyntax"/></summary>
    Literal,
}

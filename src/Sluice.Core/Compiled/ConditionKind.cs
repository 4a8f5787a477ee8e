namespace Sluice.Core.Compiled;

/// <summary>The kinds of conditions as a file numbers them. A kind keeps its number; a new one comes last and raises the version.</summary>
internal enum ConditionKind
{
    Constant,
    And,
    Or,
    Not,
    AttributeComparison,
    AttributeMembership,
    FactComparison,
    FactMembership,
    ParameterComparison,
    ParameterMembership,
    Enumerable,
    ConsentHolds,
    AgreementHolds,
    AnyAgreement,
    RoleIs,
    FormComparison,
    FormMembership,
    ClaimRefuted,
    About,
    Beside,
}

namespace Sluice.Core.Serialization;

/// <summary>
/// The kinds of conditions as numbers in a file. A number keeps its meaning as long as <see cref="PolicyFileFormat.Version"/> stays.
/// </summary>
internal enum ConditionKind
{
    None,
    False,
    True,
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
    BesideNumber,
}

using System.Collections.Immutable;
using Sluice.Core.Ir;
using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>Reads conditions.</summary>
internal sealed class ConditionReader
{
    private readonly ByteReader bytes;
    private readonly Vocabulary vocabulary;
    private readonly NameSetReader sets;
    private readonly ImmutableArray<AttributeSymbol> attributes;
    private readonly ImmutableArray<ParameterSymbol> parameters;
    private readonly Func<Condition> read;

    public ConditionReader(ByteReader bytes, Vocabulary vocabulary, NameSetReader sets)
    {
        this.bytes = bytes;
        this.vocabulary = vocabulary;
        this.sets = sets;
        attributes = [.. SymbolNumbers.Attributes(vocabulary)];
        parameters = [.. SymbolNumbers.Parameters(vocabulary)];
        read = ReadOne;
    }

    public Condition Read() => bytes.Nested(read);

    public Condition? ReadOptional() => bytes.Optional(read);

    private Condition ReadOne() => bytes.Enum<ConditionKind>((int)ConditionKind.Beside + 1) switch
    {
        ConditionKind.Constant => bytes.Flag() ? Condition.True : Condition.False,
        ConditionKind.And => new Condition.And(bytes.All(Read)),
        ConditionKind.Or => new Condition.Or(bytes.All(Read)),
        ConditionKind.Not => new Condition.Not(Read()),
        ConditionKind.AttributeComparison => new Condition.AttributeComparison(bytes.Of(attributes), Operator(), bytes.Value()),
        ConditionKind.AttributeMembership => new Condition.AttributeMembership(bytes.Of(attributes), bytes.All(bytes.Value)),
        ConditionKind.FactComparison => new Condition.FactComparison(Fact(), Operator(), bytes.Value()),
        ConditionKind.FactMembership => new Condition.FactMembership(Fact(), bytes.All(bytes.Value)),
        ConditionKind.ParameterComparison => new Condition.ParameterComparison(bytes.Of(parameters), Operator(), bytes.Value()),
        ConditionKind.ParameterMembership => new Condition.ParameterMembership(bytes.Of(parameters), bytes.All(bytes.Value)),
        ConditionKind.Enumerable => new Condition.Enumerable(),
        ConditionKind.ConsentHolds => new Condition.ConsentHolds(bytes.Of(vocabulary.Consents.All)),
        ConditionKind.AgreementHolds => new Condition.AgreementHolds(bytes.Of(vocabulary.Agreements.All)),
        ConditionKind.AnyAgreement => new Condition.AnyAgreement(),
        ConditionKind.RoleIs => new Condition.RoleIs(bytes.Enum<Role>((int)Role.ThirdParty + 1)),
        ConditionKind.FormComparison => new Condition.FormComparison(Operator(), bytes.Of(vocabulary.Forms.All)),
        ConditionKind.FormMembership => new Condition.FormMembership(bytes.All(() => bytes.Of(vocabulary.Forms.All))),
        ConditionKind.ClaimRefuted => new Condition.ClaimRefuted(),
        ConditionKind.About => new Condition.About(bytes.Of(vocabulary.Populations.All)),
        _ => new Condition.Beside(sets.Categories()),
    };

    private ComparisonOperator Operator() => bytes.Enum<ComparisonOperator>((int)ComparisonOperator.GreaterOrEqual + 1);

    private BuiltinFact Fact() => bytes.Enum<BuiltinFact>((int)BuiltinFact.Destination + 1);
}

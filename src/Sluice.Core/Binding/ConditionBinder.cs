using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds conditions: every name to its symbol, every literal to a value of the right type.</summary>
internal sealed class ConditionBinder(Vocabulary vocabulary, SelectorBinder selectors, DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    private readonly ComparisonBinder comparisons = new(vocabulary, diagnostics);

    public LiteralBinder Literals { get; } = new(diagnostics);

    /// <summary>Binds a condition; null when none is written.</summary>
    public Condition? Bind(SourceText source, ConditionSyntax? syntax) => Bind(source, syntax, ConditionContext.Ordinary);

    /// <inheritdoc cref="Bind(SourceText, ConditionSyntax)"/>
    public Condition? Bind(SourceText source, ConditionSyntax? syntax, ConditionContext context) =>
        syntax switch
        {
            null => null,
            BinaryConditionSyntax binary => BindBinary(source, binary, context),
            NotConditionSyntax negation => Negate(Bind(source, negation.Operand, context)),
            ParenthesizedConditionSyntax inner => Bind(source, inner.Inner, context),
            ComparisonSyntax or MembershipSyntax or NameConditionSyntax => comparisons.Bind(source, syntax, context),
            _ => BindAtom(source, syntax, context),
        };

    private static Condition? Negate(Condition? operand) => operand is null ? null : new Condition.Not(operand);

    private Condition? BindBinary(SourceText source, BinaryConditionSyntax syntax, ConditionContext context)
    {
        // A chain of equal operators leans to the left; it is walked, not recursed into, for it may be long.
        var word = syntax.Operator.Text;
        var operands = new Stack<Condition>();
        ConditionSyntax? rest = syntax;
        while (rest is BinaryConditionSyntax binary && binary.Operator.Text == word)
        {
            if (Bind(source, binary.Right, context) is { } right)
            {
                operands.Push(right);
            }

            rest = binary.Left;
        }

        if (Bind(source, rest, context) is { } first)
        {
            operands.Push(first);
        }

        var flat = ImmutableArray.CreateBuilder<Condition>();
        foreach (var operand in operands)
        {
            switch (operand)
            {
                case Condition.And all when word == "and":
                    flat.AddRange(all.Operands);
                    break;
                case Condition.Or any when word == "or":
                    flat.AddRange(any.Operands);
                    break;
                default:
                    flat.Add(operand);
                    break;
            }
        }

        return flat.Count switch
        {
            0 => null,
            1 => flat[0],
            _ => word == "and" ? new Condition.And(flat.ToImmutable()) : new Condition.Or(flat.ToImmutable()),
        };
    }

    private Condition.Beside? BindBeside(SourceText source, BesideConditionSyntax syntax, SelectorSyntax selector)
    {
        var categories = selectors.BindCategories(source, selector);
        if (syntax.Number is not { } number)
        {
            return new Condition.Beside(categories, null);
        }

        var text = number.Text.Replace("_", "", StringComparison.Ordinal);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least >= 1)
        {
            return new Condition.Beside(categories, least);
        }

        Report(BindingDiagnostics.WrongNumberOf, At(source, number), null, number.Text);
        return null;
    }

    private Condition? BindAtom(SourceText source, ConditionSyntax syntax, ConditionContext context)
    {
        if (context.Technique is { } technique)
        {
            Report(
                BindingDiagnostics.MisplacedCondition,
                At(source, syntax),
                "a technique's condition can use its parameters, `enumerable`, attributes and facts of the transfer",
                technique.Name
            );
            return null;
        }

        switch (syntax)
        {
            case ConsentConditionSyntax consent:
                return Resolve(vocabulary.Consents, source, consent.Name, "consent") is { } c ? new Condition.ConsentHolds(c) : null;
            case AgreementConditionSyntax { Any: true }:
                return new Condition.AnyAgreement();
            case AgreementConditionSyntax agreement:
                return Resolve(vocabulary.Agreements, source, agreement.Name, "agreement") is { } a
                    ? new Condition.AgreementHolds(a)
                    : null;
            case ClaimRefutedSyntax:
                return new Condition.ClaimRefuted();
            case AboutConditionSyntax about:
                return Resolve(vocabulary.Populations, source, about.Population, "population") is { } p ? new Condition.About(p) : null;
            case BesideConditionSyntax { Selector: { } selector } beside:
                return BindBeside(source, beside, selector);
            default:
                return null;
        }
    }
}

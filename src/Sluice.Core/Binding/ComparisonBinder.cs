using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds comparisons, memberships and bare boolean names.</summary>
internal sealed class ComparisonBinder(Vocabulary vocabulary, DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    private readonly LiteralBinder literals = new(diagnostics);

    public Condition? Bind(SourceText source, ConditionSyntax syntax, ConditionContext context) =>
        syntax switch
        {
            NameConditionSyntax { Name: { IsMissing: false } name } => BindName(source, name, context),
            ComparisonSyntax { Name: { IsMissing: false } name } comparison => BindComparison(source, name, comparison, context),
            MembershipSyntax { Name: { IsMissing: false } name } membership => BindMembership(source, name, membership, context),
            _ => null,
        };

    private Condition? BindName(SourceText source, SyntaxToken name, ConditionContext context)
    {
        if (context.Technique is not null && name.Text == "enumerable")
        {
            return new Condition.Enumerable();
        }

        if (FindOperand(source, name, context) is not { } operand)
        {
            return null;
        }

        if (operand.Type.Kind != ValueKind.Boolean)
        {
            Report(
                BindingDiagnostics.NotACondition,
                At(source, name),
                $"compare it with a value, such as `{name.Text} = …`",
                name.Text,
                operand.Type.ToString()
            );
            return null;
        }

        return operand.Compare(ComparisonOperator.Equal, Value.OfBoolean(true));
    }

    private Condition? BindComparison(SourceText source, SyntaxToken name, ComparisonSyntax syntax, ConditionContext context)
    {
        if (ComparisonOperators.Parse(syntax.Operator.Text) is not { } comparison)
        {
            return null;
        }

        if (name.Text is "role" or "form")
        {
            return BindRoleOrForm(source, name, syntax.Operator, comparison, syntax.Value, context);
        }

        if (FindOperand(source, name, context) is not { } operand)
        {
            return null;
        }

        CheckOperator(source, name.Text, syntax.Operator, comparison, operand.Type);
        return literals.Bind(source, syntax.Value, operand.Type, name.Text) is { } value ? operand.Compare(comparison, value) : null;
    }

    private void CheckOperator(SourceText source, string name, SyntaxToken sign, ComparisonOperator comparison, AttributeType type)
    {
        if (
            comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual)
            && type.Kind is ValueKind.Boolean or ValueKind.Country or ValueKind.Text or ValueKind.Choice
        )
        {
            Report(BindingDiagnostics.NoOrder, At(source, sign), "only `=`, `!=` and `in { … }` can be used here", name, type.ToString());
        }
    }

    private Condition? BindRoleOrForm(
        SourceText source,
        SyntaxToken name,
        SyntaxToken sign,
        ComparisonOperator comparison,
        LiteralSyntax? value,
        ConditionContext context
    )
    {
        if (context.Technique is { } technique)
        {
            Report(
                BindingDiagnostics.MisplacedCondition,
                At(source, name),
                "a technique's condition can use its parameters, `enumerable`, attributes and facts of the transfer",
                technique.Name
            );
            return null;
        }

        if (name.Text == "form")
        {
            return BindForm(source, value) is { } form ? new Condition.FormComparison(comparison, form) : null;
        }

        if (comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
        {
            Report(BindingDiagnostics.NoOrder, At(source, sign), "only `=` and `!=` can be used here", "role", "a role");
        }

        if (BindRole(source, value) is not { } role)
        {
            return null;
        }

        var condition = new Condition.RoleIs(role);
        return comparison == ComparisonOperator.NotEqual ? new Condition.Not(condition) : condition;
    }

    private FormSymbol? BindForm(SourceText source, LiteralSyntax? value)
    {
        if (value is null || value.Token is not { IsMissing: false })
        {
            return null;
        }

        if (vocabulary.Forms.TryFind(value.Text, out var form))
        {
            return form;
        }

        ReportUnknown(At(source, value), "form", value.Text, vocabulary.Forms.Names);
        return null;
    }

    private Role? BindRole(SourceText source, LiteralSyntax? value)
    {
        if (value is null || value.Token is not { IsMissing: false })
        {
            return null;
        }

        if (Roles.Parse(value.Text) is { } role)
        {
            return role;
        }

        ReportUnknown(At(source, value), "role", value.Text, Roles.Names, "the roles are " + string.Join(", ", Roles.Names));
        return null;
    }

    private Condition? BindMembership(SourceText source, SyntaxToken name, MembershipSyntax syntax, ConditionContext context)
    {
        if (name.Text is "role" or "form" && context.Technique is null)
        {
            return BindRoleOrFormMembership(source, name, syntax);
        }

        if (FindOperand(source, name, context) is not { } operand)
        {
            return null;
        }

        var values = ImmutableArray.CreateBuilder<Value>();
        foreach (var literal in syntax.Values)
        {
            if (operand.Type.Kind == ValueKind.Country && literal.Kind == LiteralKind.Name)
            {
                if (Resolve(vocabulary.Regions, source, literal.Token, "region") is { } region)
                {
                    values.AddRange(region.Countries.Select(Value.OfCountry));
                }
            }
            else if (literals.Bind(source, literal, operand.Type, name.Text) is { } value)
            {
                values.Add(value);
            }
        }

        return operand.IsOneOf(values.ToImmutable());
    }

    private Condition? BindRoleOrFormMembership(SourceText source, SyntaxToken name, MembershipSyntax syntax)
    {
        if (name.Text == "form")
        {
            return new Condition.FormMembership([.. syntax.Values.Select(v => BindForm(source, v)).OfType<FormSymbol>()]);
        }

        var roles = syntax
            .Values.Select(v => BindRole(source, v))
            .OfType<Role>()
            .Select(static r => (Condition)new Condition.RoleIs(r))
            .ToImmutableArray();
        return roles.Length switch
        {
            0 => Condition.False,
            1 => roles[0],
            _ => new Condition.Or(roles),
        };
    }

    private Operand? FindOperand(SourceText source, SyntaxToken name, ConditionContext context)
    {
        foreach (var parameter in context.Parameters)
        {
            if (parameter.Name == name.Text)
            {
                return new Operand.Parameter(parameter);
            }
        }

        if (BuiltinFacts.Parse(name.Text) is { } fact)
        {
            return new Operand.Fact(fact);
        }

        if (vocabulary.Attributes.TryFind(name.Text, out var attribute))
        {
            return new Operand.Attribute(attribute);
        }

        if (vocabulary.SubjectAttributes.TryFind(name.Text, out var subject))
        {
            if (context.Technique is { } technique)
            {
                Report(
                    BindingDiagnostics.MisplacedCondition,
                    At(source, name),
                    "what a technique yields cannot differ from person to person",
                    technique.Name
                );
                return null;
            }

            return new Operand.Attribute(subject);
        }

        var candidates = context
            .Parameters.Select(static p => p.Name)
            .Concat(BuiltinFacts.Names)
            .Concat(vocabulary.Attributes.Names)
            .Concat(vocabulary.SubjectAttributes.Names);
        var hint =
            name.Text == "enumerable" ? "`enumerable` can only stand in what a technique yields"
            : vocabulary.Populations.TryFind(name.Text, out _) ? $"write `about {name.Text}`"
            : vocabulary.Consents.TryFind(name.Text, out _) ? $"write `consent {name.Text}`"
            : vocabulary.Agreements.TryFind(name.Text, out _) ? $"write `agreement {name.Text}`"
            : null;
        ReportUnknown(At(source, name), "attribute or fact", name.Text, candidates, hint);
        return null;
    }
}

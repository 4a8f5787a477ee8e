using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Binds the duty of an <c>oblige</c> and its arguments.</summary>
internal sealed class DutyBinder(Vocabulary vocabulary, LiteralBinder literals, DiagnosticBag diagnostics) : BinderBase(diagnostics)
{
    public DutyCall? Bind(SourceText source, ObligeClauseSyntax syntax)
    {
        if (Resolve(vocabulary.Duties, source, syntax.Name, "duty") is not { } duty)
        {
            return null;
        }

        var arguments = BindArguments(source, syntax.Arguments, duty.Parameters, duty.Name);
        foreach (
            var parameter in duty.Parameters.Where(p => !arguments.ContainsKey(p) && !syntax.Arguments.Any(a => a.Name?.Text == p.Name))
        )
        {
            Report(
                BindingDiagnostics.MissingArgument,
                At(source, syntax.Name!),
                $"write `{duty.Name}({parameter.Name}: …)`",
                duty.Name,
                parameter.Name
            );
        }

        return new DutyCall(duty, [.. duty.Parameters.Where(arguments.ContainsKey).Select(p => (p, arguments[p]))]);
    }

    /// <summary>Binds arguments by name; unknown and duplicate ones are reported.</summary>
    public Dictionary<ParameterSymbol, Value> BindArguments(
        SourceText source,
        IEnumerable<ArgumentSyntax> arguments,
        ImmutableArray<ParameterSymbol> parameters,
        string owner
    )
    {
        var bound = new Dictionary<ParameterSymbol, Value>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument.Name is not { IsMissing: false } name)
            {
                continue;
            }

            if (!seen.Add(name.Text))
            {
                Report(BindingDiagnostics.DuplicateListEntry, At(source, name), null, name.Text);
                continue;
            }

            if (parameters.FirstOrDefault(p => p.Name == name.Text) is not { } parameter)
            {
                ReportUnknown(At(source, name), $"parameter of {owner}", name.Text, parameters.Select(static p => p.Name));
                continue;
            }

            if (literals.Bind(source, argument.Value, parameter.Type, parameter.Name) is { } value)
            {
                bound.Add(parameter, value);
            }
        }

        return bound;
    }
}

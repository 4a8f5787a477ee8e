using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>A duty with its arguments.</summary>
/// <param name="Duty">Which duty.</param>
/// <param name="Arguments">The arguments, in the order of the duty's parameters; a parameter without one is left out.</param>
public sealed record DutyCall(DutySymbol Duty, ImmutableArray<(ParameterSymbol Parameter, Value Value)> Arguments)
{
    /// <summary>The duty as a policy writes it, for example <c>delete(within: 90 days)</c>.</summary>
    public override string ToString() =>
        Arguments.Length == 0
            ? Duty.Name
            : Duty.Name + "(" + string.Join(", ", Arguments.Select(static a => a.Parameter.Name + ": " + a.Value)) + ")";
}

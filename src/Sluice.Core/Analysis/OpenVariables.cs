using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>What a search over one class of flows can still assume: which variables, in which order, and which forms.</summary>
/// <param name="analysis">The class of flows.</param>
/// <param name="context">What is assumed so far.</param>
internal sealed class OpenVariables(FlowClassAnalysis analysis, EvaluationContext context)
{
    private readonly HashSet<Variable> closed = [];

    /// <summary>The first open variable of some; null for none.</summary>
    public Variable? First(IEnumerable<Variable> variables) => variables.FirstOrDefault(IsOpen);

    /// <summary>What to assume before a variable: the possible forms depend on the facts of techniques, so these come first.</summary>
    public Variable? Before(Variable? next) => next is Variable.Form ? First(analysis.Forms.Facts) ?? next : next;

    /// <summary>The values of a variable; null where the techniques can be combined in too many ways.</summary>
    public IEnumerable<Value>? ValuesOf(Variable variable) =>
        variable is not Variable.Form
            ? analysis.Domains.Of(variable)
            : analysis.Forms.In(context.Assumed)?.Select(static s => Value.OfInteger(s.Forms));

    /// <summary>Whether it can be assumed, and is not.</summary>
    public bool IsOpen(Variable variable) =>
        !VariableDomains.StaysUnknown(variable) && !closed.Contains(variable) && !context.Assumed.ContainsKey(variable);

    /// <summary>Leaves a variable unknown.</summary>
    public void Close(Variable variable) => closed.Add(variable);

    /// <summary>Takes back what is assumed of a variable, or that it stays unknown.</summary>
    public void Forget(Variable variable)
    {
        context.Assumed.Remove(variable);
        closed.Remove(variable);
    }
}

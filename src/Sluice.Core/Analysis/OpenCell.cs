using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Ir;

namespace Sluice.Core.Analysis;

/// <summary>One kind of flow: the rules that apply to it and what they depend on, ready to be searched. Each part is made when it is asked for: many searches end at once.</summary>
internal sealed class OpenCell
{
    private ReachableForms? forms;
    private OpenTransfer? transfer;
    private OpenDomains? domains;
    private RuleDependencies? dependencies;

    /// <param name="program">The policy set.</param>
    /// <param name="flow">A flow of this kind.</param>
    /// <param name="applicable">The rules that apply to it.</param>
    /// <param name="promise">The promise, in the shape of a deny.</param>
    public OpenCell(PolicyProgram program, FlowContext flow, ImmutableArray<Rule> applicable, Rule promise)
    {
        Program = program;
        Flow = flow;
        Rules = applicable.IsEmpty ? [promise] : [.. applicable.Where(static r => r.Effect != RuleEffect.Oblige), promise];
    }

    /// <summary>The policy set.</summary>
    public PolicyProgram Program { get; }

    /// <summary>The flow.</summary>
    public FlowContext Flow { get; }

    /// <summary>The rules that permit and forbid; the promise is the last.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>The number of the promise.</summary>
    public int Promise => Rules.Length - 1;

    /// <summary>What the rules depend on.</summary>
    public RuleDependencies Dependencies => dependencies ??= new RuleDependencies(Rules, new RuleVariables(Flow, Forms.Facts));

    /// <summary>What the variables can be.</summary>
    public OpenDomains Domains => domains ??= new OpenDomains(Flow, Rules);

    /// <summary>What the forms can be.</summary>
    public ReachableForms Forms => forms ??= new ReachableForms(Flow);

    /// <summary>What is open about the transfer.</summary>
    public OpenTransfer Transfer => transfer ??= new OpenTransfer(() => Forms.All);
}

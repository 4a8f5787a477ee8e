using System.Collections.Immutable;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// Finds the rules that apply to flows. A check often decides only a few flows: for these each rule is tested, and only for more of them
/// the tables of <see cref="RuleIndex"/> are made, which take as long as some ten flows.
/// </summary>
/// <remarks>Safe to use from several threads without a lock: two threads that make the tables at once make the same.</remarks>
internal sealed class ApplicableRules(PolicyProgram program)
{
    /// <summary>With fewer rules the tables cost nothing worth saving.</summary>
    public const int WorthWaiting = 512;

    /// <summary>After so many flows the tables are worth making.</summary>
    public const int WorthTables = 16;

    private volatile RuleIndex? tables;
    private volatile Answer? last;
    private int asked;

    /// <summary>The rules that apply, in their order.</summary>
    public ImmutableArray<Rule> Of(in FlowNames flow)
    {
        if (tables is { } made)
        {
            return made.Applicable(flow);
        }

        if (last is { } answer && answer.Flow == flow)
        {
            return answer.Rules;
        }

        if (program.Rules.Length < WorthWaiting || Interlocked.Increment(ref asked) > WorthTables)
        {
            tables = made = new RuleIndex(program);
            return made.Applicable(flow);
        }

        var found = ImmutableArray.CreateBuilder<Rule>();
        foreach (var rule in program.Rules)
        {
            if (rule.AppliesTo(flow))
            {
                found.Add(rule);
            }
        }

        last = answer = new Answer(flow, found.ToImmutable());
        return answer.Rules;
    }

    private sealed record Answer(FlowNames Flow, ImmutableArray<Rule> Rules);
}

using System.Collections.Immutable;

namespace Sluice.Core.Model;

/// <summary>
/// One of the clauses that together are the condition of a rule or of an exception: the condition holds where every clause does (language
/// page, "Rules"). Exactly one of <see cref="Condition"/>, <see cref="Block"/> and <see cref="Period"/> is given, by <see cref="Kind"/>.
/// </summary>
public sealed record Clause
{
    private static readonly string[] Keywords = ["require", "about", "when", "unless", "but not", "from"];

    /// <summary>
    /// The kinds in the order in which they are evaluated: the days first, which costs least and settles most rules of the past.
    /// </summary>
    private static readonly int[] Order = [1, 2, 3, 4, 5, 0];

    private Clause(ClauseKind kind) => Kind = kind;

    /// <summary>What it is.</summary>
    public ClauseKind Kind { get; }

    /// <summary>
    /// What is asked; null for an exception and for a period. Of an <c>about</c> clause it is <see cref="Model.Condition.About"/>.
    /// </summary>
    public Condition? Condition { get; private init; }

    /// <summary>The exception of a <c>but not</c> clause; null for all others.</summary>
    public RuleException? Block { get; private init; }

    /// <summary>The days of a <c>from</c> clause; always for all others.</summary>
    public Period Period { get; private init; } = Period.Always;

    /// <summary>Whether the clause holds where what it asks holds; otherwise it holds where that does not.</summary>
    public bool IsPositive => Kind is ClauseKind.About or ClauseKind.When or ClauseKind.From;

    /// <summary>The keyword it begins with; of a period <c>from</c>, however it is written.</summary>
    public string Keyword => Keywords[(int)Kind];

    /// <summary>The clause in the words of the language, on one line; an exception without what stands in it.</summary>
    public string Text =>
        Kind switch
        {
            ClauseKind.About => ConditionText.Of(Condition!),
            ClauseKind.ButNot => "but not { … }",
            ClauseKind.From => Period.ToString(),
            _ => $"{Keyword} {ConditionText.Of(Condition!)}",
        };

    /// <summary>A clause with another condition.</summary>
    public Clause With(Condition condition) => this with { Condition = condition };

    /// <summary>An exception in place of the one there is.</summary>
    public Clause With(RuleException block) => this with { Block = block };

    /// <summary>Clauses with the condition of a kind in place of the one there is; null takes it away.</summary>
    internal static ImmutableArray<Clause> Set(ImmutableArray<Clause> clauses, ClauseKind kind, Condition? condition) =>
        Set(clauses, kind, condition is null ? [] : [new Clause(kind) { Condition = condition }]);

    /// <summary>Clauses with these exceptions in place of those there are.</summary>
    internal static ImmutableArray<Clause> Set(ImmutableArray<Clause> clauses, ImmutableArray<RuleException> blocks)
    {
        var added = new Clause[blocks.Length];
        for (var i = 0; i < added.Length; i++)
        {
            added[i] = new Clause(ClauseKind.ButNot) { Block = blocks[i] };
        }

        return Set(clauses, ClauseKind.ButNot, added);
    }

    /// <summary>Clauses with another period.</summary>
    internal static ImmutableArray<Clause> Set(ImmutableArray<Clause> clauses, Period period) =>
        Set(clauses, ClauseKind.From, period.IsAlways ? [] : [new Clause(ClauseKind.From) { Period = period }]);

    private static ImmutableArray<Clause> Set(ImmutableArray<Clause> clauses, ClauseKind kind, ReadOnlySpan<Clause> added)
    {
        var (start, end) = (0, 0);
        while (start < clauses.Length && Order[(int)clauses[start].Kind] < Order[(int)kind])
        {
            start++;
        }

        for (end = start; end < clauses.Length && clauses[end].Kind == kind; )
        {
            end++;
        }

        return start == end && added.IsEmpty ? clauses : [.. clauses.AsSpan()[..start], .. added, .. clauses.AsSpan()[end..]];
    }
}

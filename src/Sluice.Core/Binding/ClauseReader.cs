using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>The clauses of one declaration: each at most once. Which ones a declaration has, the grammar says.</summary>
internal sealed class ClauseReader : BinderBase
{
    private readonly SourceText source;
    private readonly string owner;
    private readonly List<ClauseSyntax> once = [];
    private List<ClauseSyntax>? repeated;
    private List<(string Keyword, string? Hint)>? missing;

    /// <param name="source">The file.</param>
    /// <param name="owner">What the clauses belong to, for messages: <c>rule</c>, <c>consent</c>, ….</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public ClauseReader(SourceText source, string owner, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        this.source = source;
        this.owner = owner;
    }

    /// <param name="source">The file.</param>
    /// <param name="owner">What the clauses belong to.</param>
    /// <param name="all">The clauses as written.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public ClauseReader(SourceText source, string owner, IEnumerable<ClauseSyntax> all, DiagnosticBag diagnostics)
        : this(source, owner, diagnostics)
    {
        foreach (var clause in all)
        {
            Add(clause);
        }
    }

    /// <summary>The clauses that can stand once, in the order written.</summary>
    public IReadOnlyList<ClauseSyntax> Once => once;

    /// <summary>Takes the next clause.</summary>
    public void Add(ClauseSyntax clause)
    {
        if (ClauseDefinitions.Of(clause.Kind) is { Repeats: true })
        {
            (repeated ??= []).Add(clause);
            return;
        }

        foreach (var known in once)
        {
            if (known.Kind == clause.Kind)
            {
                Report(
                    BindingDiagnostics.DuplicateClause,
                    At(source, clause.Keyword),
                    "each clause can stand once; join what they say",
                    clause.Keyword.Text
                );
                return;
            }
        }

        once.Add(clause);
    }

    public T? Find<T>()
        where T : ClauseSyntax
    {
        foreach (var clause in once)
        {
            if (clause is T wanted)
            {
                return wanted;
            }
        }

        return null;
    }

    /// <summary>The texts of a clause of texts; none where it is not there.</summary>
    public ImmutableArray<string> Texts(SyntaxKind kind)
    {
        foreach (var clause in once)
        {
            if (clause.Kind == kind)
            {
                return TextsOf(((TextsClauseSyntax)clause).Texts);
            }
        }

        return [];
    }

    /// <summary>The clauses of a kind that can stand several times, in the order written.</summary>
    public List<T> Each<T>()
        where T : ClauseSyntax
    {
        var each = new List<T>();
        foreach (var clause in repeated ?? [])
        {
            if (clause is T wanted)
            {
                each.Add(wanted);
            }
        }

        return each;
    }

    /// <summary>A clause that must be there; <see cref="ReportMissing"/> says so of all that are not.</summary>
    public T? Require<T>(string keyword, string? hint = null)
        where T : ClauseSyntax
    {
        var found = Find<T>();
        if (found is null)
        {
            (missing ??= []).Add((keyword, hint));
        }

        return found;
    }

    /// <summary>
    /// Says in one message which clauses are missing; nothing of a declaration with other mistakes, in which they may stand.
    /// </summary>
    /// <param name="declaration">What they are missing in.</param>
    /// <param name="location">Its name.</param>
    public void ReportMissing(SyntaxNode declaration, SourceLocation location)
    {
        if (missing is not null && !declaration.HasErrors)
        {
            ReportMissing(owner, location, missing);
        }
    }

    /// <summary>The period of <c>from</c>, <c>until</c>, <c>through</c>.</summary>
    public Period BindPeriod()
    {
        var from = BindDate(Find<FromClauseSyntax>()?.Date);
        var until = BindDate(Find<UntilClauseSyntax>()?.Date);
        if (Find<ThroughClauseSyntax>() is { } through)
        {
            if (Find<UntilClauseSyntax>() is not null)
            {
                Report(
                    BindingDiagnostics.UntilAndThrough,
                    At(source, through.Keyword),
                    "`until` leaves the day out, `through` takes it in"
                );
            }

            until = BindDate(through.Date) is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null;
        }

        var period = new Period(from, until);
        if (period.IsEmpty)
        {
            var at = (SyntaxNode?)Find<UntilClauseSyntax>() ?? Find<ThroughClauseSyntax>();
            Report(BindingDiagnostics.EmptyPeriod, At(source, at!), null, owner);
        }

        return period;
    }
}

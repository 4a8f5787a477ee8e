using Sluice.Core.Ir;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Semantics;

/// <summary>The clauses of one declaration: each at most once, and only those the declaration has.</summary>
internal sealed class ClauseReader : BinderBase
{
    private readonly SourceText source;
    private readonly string owner;
    private readonly List<ClauseSyntax> clauses = [];
    private readonly Dictionary<Type, ClauseSyntax> byType = [];

    /// <param name="source">The file.</param>
    /// <param name="owner">What the clauses belong to, for messages: <c>rule</c>, <c>consent</c>, ….</param>
    /// <param name="all">The clauses as written.</param>
    /// <param name="accepts">Which kinds of clause may stand here.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public ClauseReader(SourceText source, string owner, IEnumerable<ClauseSyntax> all, Func<ClauseSyntax, bool> accepts, DiagnosticBag diagnostics)
        : base(diagnostics)
    {
        this.source = source;
        this.owner = owner;
        foreach (var clause in all)
        {
            if (!accepts(clause))
            {
                Report(BindingDiagnostics.ClauseNotAllowed, At(source, clause.Keyword), null, clause.Keyword.Text, owner);
            }
            else if (clause is not (ButNotClauseSyntax or WithClauseListSyntax or ExpectClauseSyntax) && !byType.TryAdd(clause.GetType(), clause))
            {
                Report(BindingDiagnostics.DuplicateClause, At(source, clause.Keyword), "each clause can stand once; join what they say", clause.Keyword.Text);
            }
            else
            {
                clauses.Add(clause);
            }
        }
    }

    public T? Find<T>()
        where T : ClauseSyntax => (T?)byType.GetValueOrDefault(typeof(T));

    public IEnumerable<T> All<T>()
        where T : ClauseSyntax => clauses.OfType<T>();

    /// <summary>A clause that must be there.</summary>
    public T? Require<T>(string keyword, SourceLocation location, string? hint = null)
        where T : ClauseSyntax
    {
        var found = Find<T>();
        if (found is null)
        {
            Report(BindingDiagnostics.MissingClause, location, hint, owner, keyword);
        }

        return found;
    }

    /// <summary>The period of <c>from</c>, <c>until</c>, <c>through</c>.</summary>
    public Period BindPeriod()
    {
        var from = BindDate(source, Find<FromClauseSyntax>()?.Date);
        var until = BindDate(source, Find<UntilClauseSyntax>()?.Date);
        if (Find<ThroughClauseSyntax>() is { } through)
        {
            if (Find<UntilClauseSyntax>() is not null)
            {
                Report(BindingDiagnostics.UntilAndThrough, At(source, through.Keyword), "`until` leaves the day out, `through` takes it in");
            }

            until = BindDate(source, through.Date) is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null;
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

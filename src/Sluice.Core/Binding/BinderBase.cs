using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>What every binder needs: places and the report of unknown names.</summary>
internal abstract class BinderBase(DiagnosticBag diagnostics)
{
    protected DiagnosticBag Diagnostics { get; } = diagnostics;

    protected static SourceLocation At(SourceText source, SyntaxToken token) => new(source, token.Span);

    protected static SourceLocation At(SourceText source, SyntaxNode node) => new(source, node.Span);

    protected void Report(
        DiagnosticDescriptor descriptor,
        SourceLocation location,
        DiagnosticHint? hint,
        params ReadOnlySpan<object> args
    ) => Diagnostics.Add(Diagnostic.Create(descriptor, location, args).WithHint(hint));

    protected void ReportUnknown(
        SourceLocation location,
        string kind,
        string name,
        IEnumerable<string> candidates,
        string? otherwise = null
    )
    {
        Report(
            BindingDiagnostics.UnknownName,
            location,
            DiagnosticHint.DidYouMean(NearestName.Find(name, candidates)) ?? otherwise,
            kind,
            name
        );
    }

    /// <summary>Clauses that must be written and are not, in the order in which they are looked for: one message for all of them.</summary>
    protected void ReportMissing(string owner, SourceLocation location, IReadOnlyList<(string Keyword, string? Hint)> missing)
    {
        var hints = string.Join("; ", missing.Select(static m => m.Hint).OfType<string>());
        Report(
            BindingDiagnostics.MissingClause,
            location,
            hints.Length == 0 ? null : hints,
            owner,
            Alternatives.Of(missing.Select(static m => m.Keyword))
        );
    }

    /// <summary>The texts of some tokens; missing ones are left out.</summary>
    protected static ImmutableArray<string> TextsOf(IEnumerable<SyntaxToken>? tokens)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var token in tokens ?? [])
        {
            if (!token.IsMissing)
            {
                texts.Add(token.ValueText);
            }
        }

        return texts.DrainToImmutable();
    }

    /// <summary>Finds a symbol by a name that was written; a broken name is passed over, since the parser has reported it.</summary>
    protected T? Resolve<T>(SymbolTable<T> table, SourceText source, SyntaxToken? name, string kind)
        where T : Symbol
    {
        if (name is not { IsMissing: false })
        {
            return null;
        }

        if (table.TryFind(name.Text, out var found))
        {
            return found;
        }

        ReportUnknown(At(source, name), kind, name.Text, table.Names);
        return null;
    }

    /// <inheritdoc cref="Resolve{T}(SymbolTable{T}, SourceText, SyntaxToken, string)"/>
    protected T? Resolve<T>(SymbolTable<T> table, SourceText source, QualifiedNameSyntax? name, string kind)
        where T : Symbol
    {
        if (name is null)
        {
            return null;
        }

        var text = name.Text;
        if (table.TryFind(text, out var found))
        {
            return found;
        }

        if (text.Length == 0 || name.Parts.Any(static p => p.IsMissing))
        {
            return null;
        }

        ReportUnknown(At(source, name), kind, text, table.Names);
        return null;
    }

    /// <summary>The day a date token means; null for one that the calendar does not have, of which the parser has said so.</summary>
    protected static DateOnly? BindDate(SyntaxToken? token) =>
        token is { IsMissing: false }
        && DateOnly.TryParseExact(
            token.Text,
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}

using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding.Names;

/// <summary>Gathers the names of one file. What is missing in the text has no name and is passed over.</summary>
internal sealed class NameCollector
{
    private readonly List<NameUse> uses = [];
    private readonly HashSet<string> countries = new(StringComparer.Ordinal);

    public FileNames ToNames()
    {
        // Nodes come before their parts, so a name may have been found before one that stands to its left.
        uses.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new FileNames([.. uses], [.. countries]);
    }

    public void Declare(NameKind kind, SyntaxToken name) => Declare(new NameKey(kind, name.Text), name);

    public void Declare(NameKey key, SyntaxToken name) => Add(key, name, declares: true);

    public void Add(NameKind kind, SyntaxToken? name)
    {
        if (name is { Kind: SyntaxKind.Name })
        {
            Add(new NameKey(kind, name.Text), name);
        }
    }

    public void Add(NameKey key, SyntaxToken name, bool declares = false)
    {
        if (!name.IsMissing)
        {
            uses.Add(new NameUse(key, name.Span, declares));
        }
    }

    /// <summary>A place in a text that is no policy.</summary>
    public void Add(NameKey key, TextSpan span, bool isLast = true) => uses.Add(new NameUse(key, span, IsDeclaration: false, isLast));

    /// <summary>A name with dots: each of its parts means the name up to it.</summary>
    public void AddPath(NameKind kind, QualifiedNameSyntax path, bool declares = false)
    {
        var full = "";
        var parts = path.Parts.ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].IsMissing)
            {
                return;
            }

            full = i == 0 ? parts[i].Text : $"{full}.{parts[i].Text}";
            uses.Add(new NameUse(new NameKey(kind, full), parts[i].Span, declares && i == parts.Count - 1, i == parts.Count - 1));
        }
    }

    /// <summary>A label; its place is the word behind the sign.</summary>
    public void AddLabel(NameKind tree, SyntaxToken label, bool declares)
    {
        if (label.Span.Length > 1)
        {
            var word = TextSpan.FromBounds(label.Span.Start + 1, label.Span.End);
            uses.Add(new NameUse(new NameKey(NameKind.Label, label.ValueText, NameKinds.NameOf(tree)), word, declares));
        }
    }

    public void AddRegions(IEnumerable<SyntaxToken> places)
    {
        foreach (var place in places.Where(static p => p.Kind == SyntaxKind.Name))
        {
            Add(NameKind.Region, place);
        }
    }

    /// <summary>A name among the values of an attribute or parameter: whether it is a choice or a region only its type says.</summary>
    public void AddValue(string owner, LiteralSyntax? value)
    {
        if (value is { Kind: LiteralKind.Name })
        {
            Add(new NameKey(NameKind.Choice, value.Token.Text, owner), value.Token);
        }
    }

    public void AddCountry(string owner) => countries.Add(owner);
}

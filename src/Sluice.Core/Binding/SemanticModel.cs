using System.Collections.Immutable;
using Sluice.Core.Binding.Names;
using Sluice.Core.Model;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>
/// What the names in the files of a policy set mean: the symbol and the type of a name, and every place of it. Works with mistakes in the
/// files too. Nothing is computed before it is asked for. Safe to use from several threads.
/// </summary>
public sealed class SemanticModel
{
    private readonly Lazy<Vocabulary> vocabulary;
    private readonly Lazy<ImmutableArray<(SourceText Source, FileNames Names)>> files;
    private readonly Lazy<ImmutableHashSet<string>> countries;
    private readonly Lazy<ImmutableArray<WrittenSelector>> selectors;
    private readonly Lazy<Dictionary<SourceLocation, DeclarationSyntax>> declarations;

    /// <param name="trees">The files.</param>
    /// <param name="vocabulary">
    /// The names as far as they could be bound; an editor gives those of a moment ago while a text is being written.
    /// </param>
    /// <param name="namesOf">The names of a file, where they are known already.</param>
    public SemanticModel(ImmutableArray<SyntaxTree> trees, Func<Vocabulary> vocabulary, Func<SyntaxTree, FileNames>? namesOf = null)
    {
        Trees = trees;
        this.vocabulary = new(vocabulary);
        files = new(() => [.. trees.Select(t => (t.Source, (namesOf ?? PolicyNames.Of)(t)))]);
        countries = new(() => [.. files.Value.SelectMany(static f => f.Names.Countries)]);
        selectors = new(() => [.. trees.SelectMany(WrittenSelector.In)]);
        declarations = new(() => Index(trees));
    }

    /// <summary>The files.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; }

    /// <summary>The selectors as written, in the order of the files.</summary>
    public ImmutableArray<WrittenSelector> Selectors => selectors.Value;

    /// <summary>The names as far as they could be bound.</summary>
    public Vocabulary Vocabulary => vocabulary.Value;

    /// <summary>The declaration that begins at a place, or null.</summary>
    public DeclarationSyntax? DeclarationAt(SourceLocation place) => declarations.Value.GetValueOrDefault(place);

    /// <summary>What a name at a place means: a name among the values of a country is a region.</summary>
    public NameKey Meaning(NameUse use) =>
        use.Key.Kind == NameKind.Choice && countries.Value.Contains(use.Key.Owner) ? new NameKey(NameKind.Region, use.Key.Name) : use.Key;

    /// <summary>Whether a place speaks of a name.</summary>
    public bool Means(NameUse use, NameKey key) =>
        use.Key == key || (key.Kind == NameKind.Region && use.Key.Kind == NameKind.Choice && Meaning(use) == key);

    /// <summary>All places of names that fit, in the order of the files and of their texts.</summary>
    public IEnumerable<(SourceText Source, NameUse Use)> Uses(Func<NameUse, bool> fits) =>
        files.Value.SelectMany(f => f.Names.Uses.Where(fits).Select(use => (f.Source, use)));

    /// <summary>The symbol a name means; null for what has no symbol, such as labels and rules.</summary>
    public Symbol? Find(NameKey key) =>
        key.Kind == NameKind.Parameter ? Parameters(key.Owner).FirstOrDefault(p => p.Name == key.Name) : Find(Vocabulary, key);

    /// <summary>The symbol a name means in a vocabulary, parameters apart.</summary>
    public static Symbol? Find(Vocabulary vocabulary, NameKey key) =>
        key.Kind switch
        {
            NameKind.Category => vocabulary.Categories.Find(key.Name),
            NameKind.Purpose => vocabulary.Purposes.Find(key.Name),
            NameKind.Partner => vocabulary.Partners.Find(key.Name),
            NameKind.Population => vocabulary.Populations.Find(key.Name),
            NameKind.Region => vocabulary.Regions.Find(key.Name),
            NameKind.Attribute => vocabulary.Attributes.Find(key.Name) ?? vocabulary.SubjectAttributes.Find(key.Name),
            NameKind.Consent => vocabulary.Consents.Find(key.Name),
            NameKind.Agreement => vocabulary.Agreements.Find(key.Name),
            NameKind.Form => vocabulary.Forms.Find(key.Name),
            NameKind.Technique => vocabulary.Techniques.Find(key.Name),
            NameKind.Duty => vocabulary.Duties.Find(key.Name),
            _ => null,
        };

    /// <summary>All symbols of a kind in their order; those of parameters within their technique or duty.</summary>
    public IEnumerable<Symbol> Symbols(NameKind kind, string owner = "") =>
        kind switch
        {
            NameKind.Category => Vocabulary.Categories.All,
            NameKind.Purpose => Vocabulary.Purposes.All,
            NameKind.Partner => Vocabulary.Partners.All,
            NameKind.Population => Vocabulary.Populations.All,
            NameKind.Region => Vocabulary.Regions.All,
            NameKind.Attribute => Vocabulary.Attributes.All.Concat(Vocabulary.SubjectAttributes.All),
            NameKind.Consent => Vocabulary.Consents.All,
            NameKind.Agreement => Vocabulary.Agreements.All,
            NameKind.Form => Vocabulary.Forms.All,
            NameKind.Technique => Vocabulary.Techniques.All,
            NameKind.Duty => Vocabulary.Duties.All,
            NameKind.Parameter => Parameters(owner),
            _ => [],
        };

    /// <summary>
    /// The type of an operand: an attribute or parameter as <see cref="NameKey.Owner"/> writes it, or a built-in fact; null when there is
    /// none.
    /// </summary>
    public AttributeType? TypeOf(string operand)
    {
        if (operand.StartsWith("attribute ", StringComparison.Ordinal))
        {
            return (Find(new NameKey(NameKind.Attribute, operand[10..])) as AttributeSymbol)?.Type;
        }

        if (operand.StartsWith("parameter ", StringComparison.Ordinal) && operand.LastIndexOf('.') is > 0 and var dot)
        {
            return Parameters(operand[10..dot]).FirstOrDefault(p => p.Name == operand[(dot + 1)..])?.Type;
        }

        return BuiltinFacts.Parse(operand) is { } fact ? BuiltinFacts.TypeOf(fact) : null;
    }

    private ImmutableArray<ParameterSymbol> Parameters(string owner) =>
        owner.StartsWith("technique ", StringComparison.Ordinal) ? Vocabulary.Techniques.Find(owner[10..])?.Parameters ?? []
        : owner.StartsWith("duty ", StringComparison.Ordinal) ? Vocabulary.Duties.Find(owner[5..])?.Parameters ?? []
        : [];

    private static Dictionary<SourceLocation, DeclarationSyntax> Index(ImmutableArray<SyntaxTree> trees)
    {
        var found = new Dictionary<SourceLocation, DeclarationSyntax>();
        foreach (var tree in trees)
        {
            foreach (var declaration in tree.Root.Declarations)
            {
                found.TryAdd(new SourceLocation(tree.Source, declaration.Keyword.Span), declaration);
            }
        }

        return found;
    }
}

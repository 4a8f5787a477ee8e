using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Serialization;

/// <summary>What the parts of a file share: texts, sources, symbols and selectors, each by its number.</summary>
internal sealed class WriterTables
{
    private readonly Dictionary<Symbol, int> symbols = [];
    private readonly Dictionary<SourceText, int> numbers = [];
    private readonly List<SourceText> sources = [];

    public WriterTables(PolicyProgram program)
    {
        foreach (var source in program.Sources)
        {
            NumberOf(source);
        }

        var names = program.Vocabulary;
        Add(names.Categories.All);
        Add(names.Purposes.All);
        Add(names.Partners.All);
        Add(names.Populations.All);
        Add(names.Regions.All);
        Add([.. names.Attributes.All, .. names.SubjectAttributes.All]);
        Add(names.Consents.All);
        Add(names.Agreements.All);
        Add(names.Forms.All);
        Add(names.Techniques.All);
        Add(names.Duties.All);
        Add([.. names.Techniques.All.SelectMany(static t => t.Parameters), .. names.Duties.All.SelectMany(static d => d.Parameters)]);
    }

    public StringTable Texts { get; } = new();

    public SelectorTable<CategorySymbol> Categories { get; } = new();

    public SelectorTable<PartnerSymbol> Partners { get; } = new();

    public SelectorTable<PurposeSymbol> Purposes { get; } = new();

    /// <summary>All sources, those of the program first.</summary>
    public IReadOnlyList<SourceText> Sources => sources;

    /// <summary>Where the place written last starts.</summary>
    public int LastStart { get; set; }

    /// <summary>The number among the symbols of its kind.</summary>
    public int NumberOf(Symbol symbol) => symbols[symbol];

    public int NumberOf(SourceText source)
    {
        if (!numbers.TryGetValue(source, out var number))
        {
            numbers.Add(source, number = sources.Count);
            sources.Add(source);
        }

        return number;
    }

    private void Add<T>(IReadOnlyList<T> all)
        where T : Symbol
    {
        for (var i = 0; i < all.Count; i++)
        {
            symbols.Add(all[i], i);
        }
    }
}

using Sluice.Core.Semantics;

namespace Sluice.Core.Compiled;

/// <summary>The numbers of symbols in a file: their places in the tables of the vocabulary.</summary>
internal sealed class SymbolNumbers(Vocabulary vocabulary)
{
    private readonly Dictionary<Symbol, int> numbers = Collect(vocabulary);

    public int Of(Symbol symbol) => numbers[symbol];

    /// <summary>The number, from 1; 0 for none.</summary>
    public int OrNone(Symbol? symbol) => symbol is null ? 0 : numbers[symbol] + 1;

    /// <summary>All parameters, those of techniques first.</summary>
    public static IEnumerable<ParameterSymbol> Parameters(Vocabulary vocabulary) =>
        vocabulary.Techniques.All.SelectMany(static t => t.Parameters).Concat(vocabulary.Duties.All.SelectMany(static d => d.Parameters));

    /// <summary>All attributes, those of the transfer first.</summary>
    public static IEnumerable<AttributeSymbol> Attributes(Vocabulary vocabulary) => vocabulary.Attributes.All.Concat(vocabulary.SubjectAttributes.All);

    private static Dictionary<Symbol, int> Collect(Vocabulary vocabulary)
    {
        var numbers = new Dictionary<Symbol, int>(ReferenceEqualityComparer.Instance as IEqualityComparer<Symbol>);
        foreach (var table in new IEnumerable<Symbol>[]
        {
            vocabulary.Categories.All, vocabulary.Purposes.All, vocabulary.Partners.All, vocabulary.Populations.All, vocabulary.Consents.All,
            vocabulary.Agreements.All, vocabulary.Forms.All, vocabulary.Techniques.All, vocabulary.Duties.All, Attributes(vocabulary), Parameters(vocabulary),
        })
        {
            var number = 0;
            foreach (var symbol in table)
            {
                numbers.Add(symbol, number++);
            }
        }

        return numbers;
    }
}

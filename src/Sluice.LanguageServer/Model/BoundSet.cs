using System.Collections.Immutable;
using Sluice.Core;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.LanguageServer.Names;

namespace Sluice.LanguageServer.Model;

/// <summary>What binding a policy set gave, and the last program it had without errors.</summary>
internal sealed class BoundSet
{
    private readonly Lazy<IReadOnlyDictionary<string, Rule>> rules;

    private readonly PolicySession session;

    /// <param name="session">The policy set as it is now.</param>
    /// <param name="before">What was bound before; nothing of it is kept but its program.</param>
    public BoundSet(PolicySession session, BoundSet? before)
    {
        this.session = session;
        Program = session.Program ?? before?.Program;
        rules = new Lazy<IReadOnlyDictionary<string, Rule>>(() => Program?.Rules.DistinctBy(static r => r.Name, StringComparer.Ordinal).ToDictionary(static r => r.Name, StringComparer.Ordinal) ?? []);
    }

    public CompilationResult Result => session.Compilation;

    public Vocabulary Vocabulary => Result.Vocabulary;

    /// <summary>The program of now, or the last there was.</summary>
    public PolicyProgram? Program { get; }

    /// <summary>The rules of that program by name.</summary>
    public IReadOnlyDictionary<string, Rule> Rules => rules.Value;

    /// <summary>Decides transfers; null while the policies have errors.</summary>
    public PolicyEngine? Engine => session.Engine;

    /// <summary>The symbol a name means; null for what has no symbol, such as labels and rules.</summary>
    public Symbol? Find(NameKey key) => key.Kind == NameKind.Parameter ? Parameters(key.Owner).FirstOrDefault(p => p.Name == key.Name) : FindIn(Vocabulary, key);

    /// <summary>The symbol a name means in a vocabulary, parameters apart.</summary>
    public static Symbol? FindIn(Vocabulary vocabulary, NameKey key) => key.Kind switch
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

    /// <summary>All symbols of a kind in their order.</summary>
    public IEnumerable<Symbol> All(NameKind kind, string owner = "") => kind switch
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

    /// <summary>The type of an attribute or parameter as <see cref="NameKey.Owner"/> writes it, or of a built-in fact; null when there is none.</summary>
    public AttributeType? TypeOf(string owner)
    {
        if (owner.StartsWith("attribute ", StringComparison.Ordinal))
        {
            return (Find(new NameKey(NameKind.Attribute, owner[10..])) as AttributeSymbol)?.Type;
        }

        if (owner.StartsWith("parameter ", StringComparison.Ordinal) && owner.LastIndexOf('.') is > 0 and var dot)
        {
            return Parameters(owner[10..dot]).FirstOrDefault(p => p.Name == owner[(dot + 1)..])?.Type;
        }

        return BuiltinFacts.Parse(owner) is { } fact ? BuiltinFacts.TypeOf(fact) : null;
    }

    private ImmutableArray<ParameterSymbol> Parameters(string owner) =>
        owner.StartsWith("technique ", StringComparison.Ordinal) ? Vocabulary.Techniques.Find(owner[10..])?.Parameters ?? []
        : owner.StartsWith("duty ", StringComparison.Ordinal) ? Vocabulary.Duties.Find(owner[5..])?.Parameters ?? []
        : [];
}

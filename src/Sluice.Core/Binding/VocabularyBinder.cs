using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Gives every declared name its symbol. What refers to other names inside a declaration is bound afterwards.</summary>
internal sealed class VocabularyBinder : BinderBase
{
    /// <summary>Sets of forms are held as bits of one word.</summary>
    private const int MostForms = 60;

    private readonly DeclarationTable declarations;
    private readonly IPolicyFiles files;
    private readonly SortedDictionary<string, byte[]> scripts;

    private VocabularyBinder(
        DeclarationTable declarations,
        IPolicyFiles files,
        SortedDictionary<string, byte[]> scripts,
        DiagnosticBag diagnostics
    )
        : base(diagnostics)
    {
        this.declarations = declarations;
        this.files = files;
        this.scripts = scripts;
    }

    public static Vocabulary Bind(
        DeclarationTable declarations,
        IPolicyFiles files,
        SortedDictionary<string, byte[]> scripts,
        DiagnosticBag diagnostics
    ) => new VocabularyBinder(declarations, files, scripts, diagnostics).Bind();

    private Vocabulary Bind()
    {
        var forms = BindForms();
        var categories = new CategoryTreeBinder(Diagnostics).BindAll(declarations);
        var purposes = new PurposeTreeBinder(forms, Diagnostics).BindAll(declarations);
        var partners = new PartnerTreeBinder(Diagnostics).BindAll(declarations);
        var attributes = BindAttributes();
        return new Vocabulary
        {
            Forms = forms,
            Categories = categories,
            Purposes = purposes,
            Partners = partners,
            Populations = new PopulationTreeBinder(Diagnostics).BindAll(declarations),
            Regions = new RegionBinder(Diagnostics).BindAll(declarations),
            Attributes = Table([.. attributes.Where(static a => !a.OfSubject)]),
            SubjectAttributes = Table([.. attributes.Where(static a => a.OfSubject)]),
            Consents = Numbered(
                Named<ConsentDeclarationSyntax, ConsentSymbol>(
                    "consent",
                    static d => d.Name,
                    static (s, d, n, l) => new ConsentSymbol(n, d.Title?.ValueText, l)
                ),
                static (s, i) => s.Id = i
            ),
            Agreements = Numbered(
                Named<AgreementDeclarationSyntax, AgreementSymbol>(
                    "agreement",
                    static d => d.Name,
                    static (s, d, n, l) => new AgreementSymbol(n, d.Title?.ValueText, l)
                ),
                static (s, i) => s.Id = i
            ),
            Techniques = Table(
                Named<TechniqueDeclarationSyntax, TechniqueSymbol>(
                    "technique",
                    static d => d.Name,
                    (s, d, n, l) => new TechniqueSymbol(n, d.Title?.ValueText, l) { Parameters = BindParameters(s, d.Parameters) }
                )
            ),
            Duties = Table(
                Named<DutyDeclarationSyntax, DutySymbol>(
                    "duty",
                    static d => d.Name,
                    (s, d, n, l) => new DutySymbol(n, d.Title?.ValueText, l) { Parameters = BindParameters(s, d.Parameters) }
                )
            ),
        };
    }

    private static SymbolTable<T> Table<T>(ImmutableArray<T> symbols)
        where T : Symbol => new([.. symbols.OrderBy(static s => s.Name, StringComparer.Ordinal)]);

    private static SymbolTable<T> Numbered<T>(ImmutableArray<T> symbols, Action<T, int> number)
        where T : Symbol
    {
        var table = Table(symbols);
        for (var i = 0; i < table.Count; i++)
        {
            number(table.All[i], i);
        }

        return table;
    }

    private ImmutableArray<TSymbol> Named<TSyntax, TSymbol>(
        string kind,
        Func<TSyntax, SyntaxToken?> nameOf,
        Func<SourceText, TSyntax, string, SourceLocation, TSymbol> create
    )
        where TSyntax : DeclarationSyntax
        where TSymbol : Symbol
    {
        var found = new Dictionary<string, TSymbol>(StringComparer.Ordinal);
        foreach (var (source, syntax) in declarations.Of<TSyntax>())
        {
            if (nameOf(syntax) is not { IsMissing: false } name)
            {
                continue;
            }

            var location = At(source, name);
            if (found.TryGetValue(name.Text, out var first))
            {
                ReportDuplicate(Diagnostics, location, kind, name.Text, first.Location);
            }
            else
            {
                found.Add(name.Text, create(source, syntax, name.Text, location));
            }
        }

        return [.. found.Values];
    }

    internal static void ReportDuplicate(
        DiagnosticBag diagnostics,
        SourceLocation location,
        string kind,
        string name,
        SourceLocation first
    ) =>
        diagnostics.Add(
            Diagnostic.Create(BindingDiagnostics.DuplicateName, location, name, kind).WithRelated(first, $"`{name}` is declared here first")
        );

    private ImmutableArray<AttributeSymbol> BindAttributes()
    {
        // Attributes of transfers and of people share one name space: a condition names both in the same way.
        var all = Named<AttributeDeclarationSyntax, AttributeSymbol>("attribute", static d => d.Name, CreateAttribute);
        var id = 0;
        foreach (var attribute in all.OrderBy(static a => a.Name, StringComparer.Ordinal))
        {
            attribute.Id = id++;
        }

        return all;
    }

    private AttributeSymbol CreateAttribute(SourceText source, AttributeDeclarationSyntax syntax, string name, SourceLocation location)
    {
        if (BuiltinFacts.IsReserved(name))
        {
            Report(BindingDiagnostics.ReservedAttributeName, location, null, name);
        }

        var type = BindType(source, syntax.Type);
        string? script = null;
        if (syntax.Script is { IsMissing: false } path)
        {
            script = BindScript(source, path, syntax.OfSubject);
        }

        return new AttributeSymbol(name, syntax.Title?.ValueText, location, type, syntax.OfSubject, script);
    }

    private string? BindScript(SourceText source, SyntaxToken path, bool ofSubject)
    {
        if (ofSubject)
        {
            Report(BindingDiagnostics.ScriptOfSubject, At(source, path), null);
            return null;
        }

        var written = path.ValueText;
        if (!written.EndsWith(".csx", StringComparison.OrdinalIgnoreCase))
        {
            Report(BindingDiagnostics.OtherKind, At(source, path), null, written, "`*.csx`");
            return null;
        }

        var resolved = PolicyLoader.Resolve(source.Path, written);
        var bytes = written.StartsWith('/') || written.Contains('\\', StringComparison.Ordinal) ? null : files.ReadBytes(resolved);
        if (bytes is null)
        {
            Report(BindingDiagnostics.ScriptNotFound, At(source, path), null, written);
            return null;
        }

        scripts[resolved] = bytes;
        return resolved;
    }

    private AttributeType BindType(SourceText source, AttributeTypeSyntax? syntax)
    {
        if (syntax is null)
        {
            return new AttributeType(ValueKind.Boolean);
        }

        var keyword = syntax.Keyword.Text;
        if (keyword == "one")
        {
            var choices = ImmutableArray.CreateBuilder<string>();
            foreach (var choice in syntax.Choices.Where(static c => !c.IsMissing))
            {
                if (choices.Contains(choice.Text))
                {
                    Report(BindingDiagnostics.DuplicateListEntry, At(source, choice), null, choice.Text);
                }
                else
                {
                    choices.Add(choice.Text);
                }
            }

            return new AttributeType(ValueKind.Choice, choices.ToImmutable());
        }

        return new AttributeType(
            keyword switch
            {
                "integer" => ValueKind.Integer,
                "decimal" => ValueKind.Decimal,
                "date" => ValueKind.Date,
                "duration" => ValueKind.Duration,
                "country" => ValueKind.Country,
                "text" => ValueKind.Text,
                _ => ValueKind.Boolean,
            }
        );
    }

    private ImmutableArray<ParameterSymbol> BindParameters(SourceText source, IEnumerable<ParameterSyntax> parameters)
    {
        var found = ImmutableArray.CreateBuilder<ParameterSymbol>();
        foreach (var parameter in parameters)
        {
            if (parameter.Name is not { IsMissing: false } name)
            {
                continue;
            }

            if (found.FirstOrDefault(p => p.Name == name.Text) is { } first)
            {
                ReportDuplicate(Diagnostics, At(source, name), "parameter", name.Text, first.Location);
                continue;
            }

            found.Add(new ParameterSymbol(name.Text, At(source, name), BindType(source, parameter.Type), found.Count));
        }

        return found.ToImmutable();
    }

    private SymbolTable<FormSymbol> BindForms()
    {
        var forms = ImmutableArray.CreateBuilder<FormSymbol>();
        SourceLocation? declared = null;
        foreach (var (source, syntax) in declarations.Of<FormDeclarationSyntax>())
        {
            if (declared is not null)
            {
                Diagnostics.Add(
                    Diagnostic
                        .Create(BindingDiagnostics.SecondFormOrder, At(source, syntax))
                        .WithRelated(declared, "the order is declared here")
                );
                continue;
            }

            declared = At(source, syntax);
            foreach (var name in syntax.Names.Where(static n => !n.IsMissing))
            {
                if (forms.FirstOrDefault(f => f.Name == name.Text) is { } first)
                {
                    ReportDuplicate(Diagnostics, At(source, name), "form", name.Text, first.Location);
                    continue;
                }

                if (forms.Count == MostForms)
                {
                    Report(BindingDiagnostics.NumberOutOfRange, At(source, name), null, "form", $"a list of at most {MostForms} names");
                    break;
                }

                forms.Add(new FormSymbol(name.Text, At(source, name), forms.Count));
            }
        }

        return new SymbolTable<FormSymbol>(forms.ToImmutable());
    }
}

using System.Collections.Immutable;
using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>What lint rules look at; what several of them need is worked out once.</summary>
internal sealed class LintContext
{
    private readonly Lazy<FlowKinds> kinds;
    private readonly Lazy<PolicyEngine> engine;
    private readonly Lazy<Suppressions> suppressions;
    private readonly Lazy<ImmutableArray<WrittenSelector>> selectors;
    private readonly Lazy<NamesInUse> use;
    private readonly Lazy<ConditionsInUse> conditions;
    private readonly Lazy<RuleTruths> truths;
    private readonly Lazy<RuleOutcomes> outcomes;
    private readonly Lazy<ImmutableArray<ConstantCondition>> constants;
    private readonly Lazy<Dictionary<SourceLocation, DeclarationSyntax>> declarations;
    private readonly Lazy<ILookup<string, SourceLocation>> warned;

    public LintContext(CompilationResult compiled, PolicyProgram program, LintOptions options)
    {
        Compiled = compiled;
        Program = program;
        Options = options;
        kinds = new(() => new FlowKinds(program));
        engine = new(() => new PolicyEngine(program));
        suppressions = new(() => new Suppressions(compiled.Trees));
        selectors = new(() => [.. compiled.Trees.SelectMany(WrittenSelector.In)]);
        use = new(() => new NamesInUse(program, compiled.Trees, Selectors));
        conditions = new(() => new ConditionsInUse(program));
        truths = new(() => new RuleTruths(program, Kinds));
        outcomes = new(() => new RuleOutcomes(program, Truths));
        constants = new(() => [.. ConstantCondition.In(this)]);
        declarations = new(() => Index(compiled.Trees));
        warned = new(() => compiled.Diagnostics.Where(static d => d.Location is not null).ToLookup(static d => d.Id, static d => d.Location!));
    }

    /// <summary>The policy set as the compiler gave it.</summary>
    public CompilationResult Compiled { get; }

    /// <summary>The policy set.</summary>
    public PolicyProgram Program { get; }

    /// <summary>What to look for.</summary>
    public LintOptions Options { get; }

    /// <summary>The names.</summary>
    public Vocabulary Vocabulary => Program.Vocabulary;

    /// <summary>The comments that suppress findings.</summary>
    public Suppressions Suppressions => suppressions.Value;

    /// <summary>The selectors as written.</summary>
    public ImmutableArray<WrittenSelector> Selectors => selectors.Value;

    /// <summary>The names that something speaks of.</summary>
    public NamesInUse Use => use.Value;

    /// <summary>What the conditions of rules, promises, populations and techniques speak of.</summary>
    public ConditionsInUse Conditions => conditions.Value;

    /// <summary>Which flows nothing tells apart.</summary>
    public FlowKinds Kinds => kinds.Value;

    /// <summary>Decides what a finding shows.</summary>
    public PolicyEngine Engine => engine.Value;

    /// <summary>What conditions can be.</summary>
    public RuleTruths Truths => truths.Value;

    /// <summary>Which rules can apply at all, and which forbid whatever is the case.</summary>
    public RuleOutcomes Outcomes => outcomes.Value;

    /// <summary>The conditions, or parts of them, that are always true or always false.</summary>
    public ImmutableArray<ConstantCondition> Constants => constants.Value;

    /// <summary>Whether the compiler has warned of something at that place: it is not said twice.</summary>
    public bool IsWarned(DiagnosticDescriptor warning, SourceLocation place) => warned.Value[warning.Id].Contains(place);

    /// <summary>The declaration that begins at a place, or null.</summary>
    public DeclarationSyntax? DeclarationAt(SourceLocation place) => declarations.Value.GetValueOrDefault(place);

    /// <summary>Whether a file is shared: used from outside the folder, where other policy sets may use it too.</summary>
    public static bool IsShared(SourceLocation place) => place.Path.StartsWith("../", StringComparison.Ordinal);

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

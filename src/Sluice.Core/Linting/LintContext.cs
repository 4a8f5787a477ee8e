using System.Collections.Immutable;
using Sluice.Core.Analysis;
using Sluice.Core.Binding;
using Sluice.Core.Binding.Names;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Linting;

/// <summary>What lint rules look at; what several of them need is worked out once.</summary>
internal sealed class LintContext
{
    private readonly Lazy<FlowClasses> flowClasses;
    private readonly Func<PolicyEngine> engine;
    private readonly Lazy<Suppressions> suppressions;
    private readonly Lazy<NamesInUse> use;
    private readonly Lazy<ConditionsInUse> conditions;
    private readonly Lazy<RuleSatisfiability> truths;
    private readonly Lazy<RuleOutcomes> outcomes;
    private readonly Lazy<ImmutableArray<ConstantCondition>> constants;
    private readonly Lazy<ILookup<string, SourceLocation>> warned;

    /// <param name="compiled">The policy set as the compiler gave it.</param>
    /// <param name="program">Its program.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="engine">Gives the engine of the program; null to make one.</param>
    public LintContext(Compilation compiled, PolicyProgram program, LintOptions options, Func<PolicyEngine>? engine = null)
    {
        Compiled = compiled;
        Program = program;
        Options = options;
        flowClasses = new(() => new FlowClasses(program));
        var own = new Lazy<PolicyEngine>(() => new PolicyEngine(program));
        this.engine = engine ?? (() => own.Value);
        suppressions = new(() => new Suppressions(compiled.Trees));
        use = new(() => new NamesInUse(program, compiled.Trees, Selectors));
        conditions = new(() => new ConditionsInUse(program));
        truths = new(() => new RuleSatisfiability(program, FlowClasses));
        outcomes = new(() => new RuleOutcomes(program, Truths));
        constants = new(() => [.. ConstantCondition.In(this)]);
        warned = new(() =>
            compiled.Diagnostics.Where(static d => d.Location is not null).ToLookup(static d => d.Id, static d => d.Location!)
        );
    }

    /// <summary>The policy set as the compiler gave it.</summary>
    public Compilation Compiled { get; }

    /// <summary>The policy set.</summary>
    public PolicyProgram Program { get; }

    /// <summary>What to look for.</summary>
    public LintOptions Options { get; }

    /// <summary>The names.</summary>
    public Vocabulary Vocabulary => Program.Vocabulary;

    /// <summary>The comments that suppress findings.</summary>
    public Suppressions Suppressions => suppressions.Value;

    /// <summary>The selectors as written.</summary>
    public ImmutableArray<WrittenSelector> Selectors => Compiled.Model.Selectors;

    /// <summary>The names that something speaks of.</summary>
    public NamesInUse Use => use.Value;

    /// <summary>What the conditions of rules, promises, populations and techniques speak of.</summary>
    public ConditionsInUse Conditions => conditions.Value;

    /// <summary>Which flows nothing tells apart.</summary>
    public FlowClasses FlowClasses => flowClasses.Value;

    /// <summary>Decides what a finding shows.</summary>
    public PolicyEngine Engine => engine();

    /// <summary>What conditions can be.</summary>
    public RuleSatisfiability Truths => truths.Value;

    /// <summary>Which rules can apply at all, and which forbid unconditionally.</summary>
    public RuleOutcomes Outcomes => outcomes.Value;

    /// <summary>The conditions, or parts of them, that are always true or always false.</summary>
    public ImmutableArray<ConstantCondition> Constants => constants.Value;

    /// <summary>Whether the compiler has warned of something at that place: it is not said twice.</summary>
    public bool IsWarned(DiagnosticDescriptor warning, SourceLocation place) => warned.Value[warning.Id].Contains(place);

    /// <summary>The declaration that begins at a place, or null.</summary>
    public DeclarationSyntax? DeclarationAt(SourceLocation place) => Compiled.Model.DeclarationAt(place);

    /// <summary>Whether a file is shared: used from outside the folder, where other policy sets may use it too.</summary>
    public static bool IsShared(SourceLocation place) => place.Path.StartsWith("../", StringComparison.Ordinal);
}

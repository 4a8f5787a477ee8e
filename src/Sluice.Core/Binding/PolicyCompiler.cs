using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;
using Sluice.Syntax.Text;

namespace Sluice.Core.Binding;

/// <summary>Compiles a policy set: loads, parses, binds, checks. Never throws on what a user wrote.</summary>
public static class PolicyCompiler
{
    /// <summary>Compiles all files of a policy set and what they use. The order in which files are listed never matters.</summary>
    public static Compilation Compile(IPolicyFiles files)
    {
        var diagnostics = new DiagnosticBag();
        var trees = PolicyLoader.Load(files, diagnostics);
        var declarations = DeclarationTable.Collect(trees);
        var scripts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);

        var vocabulary = VocabularyBinder.Bind(declarations, files, scripts, diagnostics);
        var selectors = new SelectorBinder(vocabulary, diagnostics);
        var conditions = new ConditionBinder(vocabulary, selectors, diagnostics);
        DeclarationBinder.Bind(declarations, vocabulary, selectors, conditions, diagnostics);
        var rules = new RuleBinder(vocabulary, selectors, conditions, diagnostics).BindAll(declarations);
        var invariants = new InvariantBinder(selectors, conditions, vocabulary, diagnostics).BindAll(declarations);
        var ruleNames = declarations.RuleNames();
        var effects = EffectsOf(rules);
        var tests = new TestBinder(
            vocabulary,
            conditions.Literals,
            new ExpectationBinder(ruleNames, effects, diagnostics),
            diagnostics
        ).BindAll(declarations);
        PolicyChecks.Run(vocabulary, rules, diagnostics);

        var sorted = diagnostics.ToSorted(FollowingErrors.LeftOut);
        if (diagnostics.HasErrors)
        {
            return new Compilation(null, vocabulary, sorted) { Trees = trees };
        }

        var program = new PolicyProgram
        {
            Vocabulary = vocabulary,
            Rules = rules,
            Invariants = invariants,
            Tests = tests,
            Sources = SourcesOf(trees),
            Scripts = scripts.ToImmutableDictionary(StringComparer.Ordinal),
        };
        return new Compilation(program, vocabulary, sorted) { Trees = trees };
    }

    /// <summary>What rules do, by their names; of two with one name the first counts.</summary>
    private static Dictionary<string, RuleEffect> EffectsOf(ImmutableArray<Rule> rules)
    {
        var effects = new Dictionary<string, RuleEffect>(rules.Length, StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            effects.TryAdd(rule.Name, rule.Effect);
        }

        return effects;
    }

    private static ImmutableArray<SourceText> SourcesOf(ImmutableArray<SyntaxTree> trees)
    {
        var sources = ImmutableArray.CreateBuilder<SourceText>(trees.Length);
        foreach (var tree in trees)
        {
            sources.Add(tree.Source);
        }

        return sources.MoveToImmutable();
    }
}

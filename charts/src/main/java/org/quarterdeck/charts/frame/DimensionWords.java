package org.quarterdeck.charts.frame;

import java.util.Locale;
import java.util.Map;
import org.quarterdeck.schema.config.Words;

/** What the dimensions of the product's metrics are called where they head a column. */
final class DimensionWords {
    private static final Map<String, Words> KNOWN = Map.ofEntries(
            six("age", "Age", "Ancienneté", "Antigüedad", "Срок", "账龄", "المدة"),
            six(
                    "beneficiary",
                    "Beneficiary State",
                    "État bénéficiaire",
                    "Estado beneficiario",
                    "Государство-бенефициар",
                    "受益国",
                    "الدولة المستفيدة"),
            six("branch", "Branch", "Service", "Subdivisión", "Подразделение", "部门", "الفرع"),
            six("currency", "Currency", "Monnaie", "Moneda", "Валюта", "货币", "العملة"),
            six("donor", "Donor", "Donateur", "Donante", "Донор", "捐助方", "الجهة المانحة"),
            six(
                    "donor_kind",
                    "Kind of donor",
                    "Catégorie de donateurs",
                    "Tipo de donante",
                    "Категория доноров",
                    "捐助方类别",
                    "فئة الجهة المانحة"),
            six("earmark", "Earmarked for", "Affectation", "Asignación", "Назначение", "指定用途", "الغرض المخصص"),
            six("fund", "Fund", "Fonds", "Fondo", "Фонд", "基金", "الصندوق"),
            six("modality", "Modality", "Modalité", "Modalidad", "Формат", "形式", "الطريقة"),
            six("pillar", "Pillar", "Pilier", "Pilar", "Основной компонент", "支柱", "الركيزة"),
            six("programme", "Programme", "Programme", "Programa", "Программа", "方案", "البرنامج"),
            six("region", "Region", "Région", "Región", "Регион", "区域", "المنطقة"),
            six(
                    "regional_group",
                    "Regional group",
                    "Groupe régional",
                    "Grupo regional",
                    "Региональная группа",
                    "区域组",
                    "المجموعة الإقليمية"),
            six("sex", "Sex", "Sexe", "Sexo", "Пол", "性别", "الجنس"),
            six("state", "State", "État", "Estado", "Государство", "国家", "الدولة"));

    private DimensionWords() {}

    private static Map.Entry<String, Words> six(
            String dimension, String en, String fr, String es, String ru, String zh, String ar) {
        return Map.entry(dimension, Words.of(Map.of("en", en, "fr", fr, "es", es, "ru", ru, "zh", zh, "ar", ar)));
    }

    /** The name of a dimension; an office's own is its id. */
    static String of(String dimension, String language) {
        Words known = KNOWN.get(dimension);
        return known == null
                ? dimension.substring(0, 1).toUpperCase(Locale.ROOT)
                        + dimension.substring(1).replace('_', ' ')
                : known.in(language);
    }
}

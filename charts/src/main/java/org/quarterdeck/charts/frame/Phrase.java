package org.quarterdeck.charts.frame;

import java.util.Map;
import org.quarterdeck.schema.config.Words;

/** Words that stand on every chart and page, whoever wrote the rest, in all six languages. {@code {0}} is filled in. */
public enum Phrase {
    NOTE("Note: {0}", "Note\u00a0: {0}", "Nota: {0}", "Примечание: {0}", "注：{0}", "ملاحظة: {0}"),
    SOURCE(
            "Source: {0}. Data to {1}.",
            "Source\u00a0: {0}. Données au {1}.",
            "Fuente: {0}. Datos hasta el {1}.",
            "Источник: {0}. Данные по {1}.",
            "资料来源：{0}。数据截至{1}。",
            "المصدر: {0}. البيانات حتى {1}."),
    RELEASE("Release {0}", "Édition {0}", "Versión {0}", "Выпуск {0}", "发布版{0}", "الإصدار {0}"),
    SAMPLE_DATA("Sample data", "Données fictives", "Datos ficticios", "Условные данные", "示例数据", "بيانات افتراضية"),
    NO_DATA("No data", "Aucune donnée", "Sin datos", "Нет данных", "无数据", "لا توجد بيانات"),
    PROVISIONAL("provisional", "provisoire", "provisional", "предварительные данные", "暂定", "مؤقت"),
    REVISED("revised", "révisé", "revisado", "пересмотрено", "已修订", "منقح"),
    GAP(
            "– A month without a figure, which is not a zero.",
            "– Mois sans chiffre (et non zéro).",
            "– Mes sin cifra, lo que no equivale a cero.",
            "– Месяц без данных, что не означает нуль.",
            "–表示该月无数据，并非零。",
            "– شهر بلا رقم، وهو ليس صفرا."),
    UP_TO("{0}, up to {1}.", "{0}, jusqu’au {1}.", "{0}, hasta el {1}.", "{0}, по {1}.", "{0}，截至{1}。", "{0}، حتى {1}."),
    NOTHING(
            "{0}. There is no figure for it up to {1}.",
            "{0}. Aucun chiffre jusqu’au {1}.",
            "{0}. No hay ninguna cifra hasta el {1}.",
            "{0}. Данных нет по {1}.",
            "{0}。截至{1}无数据。",
            "{0}. لا يوجد أي رقم حتى {1}."),
    HIDDEN(
            "Numbers of fewer than {0} people, and what would tell them, are not shown.",
            "Les nombres de moins de {0} personnes, et ce qui les révélerait, ne sont pas communiqués.",
            "No se muestran los números inferiores a {0} personas ni lo que permitiría deducirlos.",
            "Числа менее {0} человек и то, что позволило бы их вычислить, не приводятся.",
            "少于{0}人的数字以及可据以推算的数字不予显示。",
            "لا تعرض الأعداد التي تقل عن {0} أشخاص ولا ما يكشف عنها."),
    ESTIMATED(
            "Estimated: 95 times in 100 the true number is within {0}% of it.",
            "Estimation\u00a0: le nombre exact en diffère de {0}\u00a0% au plus, 95 fois sur 100.",
            "Estimación: 95 veces de cada 100 el número exacto difiere de ella en un {0}\u00a0% como máximo.",
            "Оценка: в 95 случаях из 100 точное число отличается от нее не более чем на {0}\u00a0%.",
            "估计值：100次中有95次，实际数字与之相差不超过{0}%。",
            "تقدير: في 95 حالة من 100 لا يبعد العدد الحقيقي عنه بأكثر من {0} في المائة."),
    CHANGES(
            "What changed since release {0}",
            "Ce qui a changé depuis l’édition {0}",
            "Qué ha cambiado desde la versión {0}",
            "Что изменилось с выпуска {0}",
            "自发布版{0}以来的变化",
            "ما تغير منذ الإصدار {0}"),
    CHANGED("changed", "modifié", "modificado", "изменено", "有变化", "تغير"),
    NEW("new", "nouveau", "nuevo", "новое", "新增", "جديد"),
    GONE(
            "No longer in this pack: {0}.",
            "Ne figurent plus\u00a0: {0}.",
            "Ya no figuran: {0}.",
            "Больше не входят: {0}.",
            "不再列入：{0}。",
            "لم يعد مدرجا: {0}."),
    NOTHING_CHANGED(
            "Every chart says what it said then.",
            "Tous les graphiques disent la même chose qu’alors.",
            "Todos los gráficos dicen lo mismo que entonces.",
            "Все диаграммы говорят то же, что и тогда.",
            "所有图表内容均与当时相同。",
            "تقول جميع الرسوم ما كانت تقوله آنذاك."),
    SEARCH(
            "Search the charts",
            "Chercher parmi les graphiques",
            "Buscar en los gráficos",
            "Поиск по диаграммам",
            "搜索图表",
            "ابحث في الرسوم البيانية"),
    NO_WHOLE(
            "– There is no whole to share: nothing was counted, or a part is not shown or below zero.",
            "– Pas de total à répartir\u00a0: rien n’a été compté, ou une part est tue ou négative.",
            "– No hay un total que repartir: no se contó nada, o una parte no se muestra o es negativa.",
            "– Нет целого: ничего не учтено либо часть не приводится или меньше нуля.",
            "–没有可划分的总数：未计入任何数据，或某部分不予显示或为负值。",
            "– لا مجموع يقسم: لم يحص شيء، أو أن جزءا لا يعرض أو يقل عن الصفر."),
    TWELVE_MONTH_MEAN(
            "Mean of twelve months",
            "Moyenne sur douze mois",
            "Media de doce meses",
            "Среднее за двенадцать месяцев",
            "十二个月平均",
            "متوسط اثني عشر شهرا"),
    ADJUSTED(
            "Seasonally adjusted",
            "Corrigé des variations saisonnières",
            "Desestacionalizado",
            "С поправкой на сезонность",
            "经季节性调整",
            "معدل موسميا"),
    NOT_ADJUSTED(
            "There is no seasonally adjusted series: no stable season can be told from the rest, or months are too few.",
            "Pas de série corrigée\u00a0: aucune saison stable ne se dégage, ou les mois sont trop peu nombreux.",
            "No hay serie desestacionalizada: no se distingue una estacionalidad estable o hay muy pocos meses.",
            "Ряда с поправкой на сезонность нет: устойчивая сезонность не выявлена или месяцев слишком мало.",
            "没有经季节性调整的数列：看不出稳定的季节性，或月份过少。",
            "لا توجد سلسلة معدلة موسميا: لا يظهر نمط موسمي ثابت، أو أن الأشهر قليلة جدا."),
    EXPECTED("Expected", "Prévu", "Previsto", "Ожидается", "预计", "متوقع"),
    BAND(
            "Shaded: where a month lies four times in five, judged by how such forecasts did before.",
            "Zone ombrée\u00a0: où un mois se situe quatre fois sur cinq, d’après les prévisions passées.",
            "Zona sombreada: donde se sitúa un mes cuatro veces de cada cinco, según el acierto de previsiones anteriores.",
            "Заштриховано: где месяц оказывается в четырех случаях из пяти, судя по прежним прогнозам.",
            "阴影区：根据以往预测的表现，一个月的数字五次中有四次落在其中。",
            "المظلل: حيث يقع الشهر في أربع حالات من خمس، قياسا على التوقعات السابقة."),
    NOT_FORESEEN(
            "There is no forecast: the months on record are too few, or it begins after this period.",
            "Pas de prévision\u00a0: trop peu de mois, ou elle commence après cette période.",
            "No hay previsión: los meses registrados son muy pocos o la previsión comienza después de este período.",
            "Прогноза нет: месяцев слишком мало, или он начинается после этого периода.",
            "没有预测：有记录的月份过少，或预测始于本期之后。",
            "لا توجد توقعات: الأشهر المسجلة قليلة جدا، أو أنها تبدأ بعد هذه الفترة."),
    REVISED_MONTHS(
            "Revised: {0}.", "Révisé\u00a0: {0}.", "Revisado: {0}.", "Пересмотрено: {0}.", "已修订：{0}。", "منقح: {0}."),
    REVISED_MANY(
            "Revised: {0} months from {1} to {2}.",
            "Révisé\u00a0: {0} mois, de {1} à {2}.",
            "Revisado: {0} meses, de {1} a {2}.",
            "Пересмотрены месяцы: {1} – {2} (всего {0}).",
            "已修订：{1}至{2}的{0}个月。",
            "منقح: {1} – {2} (عدد الأشهر: {0})."),
    COMPARED_WITH(
            "{0} on\u00a0{1}",
            "{0} par rapport à\u00a0{1}", "{0} respecto de\u00a0{1}", "{0} ({1})", "较{1}{0}", "{0} مقارنة بـ {1}"),
    SINCE(
            "{0} since\u00a0{1}",
            "{0} depuis le\u00a0{1}", "{0} desde el\u00a0{1}", "{0} с\u00a0{1}", "自{1}以来{0}", "{0} منذ\u00a0{1}"),
    UNCHANGED("No change", "Sans changement", "Sin cambios", "Без изменений", "无变化", "لا تغيير"),
    POINTS("{0} points", "{0} points", "{0} puntos", "{0} п. п.", "{0}个百分点", "{0} نقطة مئوية"),
    PERIOD("Period", "Période", "Período", "Период", "时期", "الفترة"),
    MILLIONS_TICK("{0} m", "{0}\u00a0M", "{0}\u00a0M", "{0}\u00a0млн", "{0}万", "{0}\u00a0مليون"),
    BILLIONS_TICK("{0} bn", "{0}\u00a0Md", "{0}\u00a0mil\u00a0M", "{0}\u00a0млрд", "{0}亿", "{0}\u00a0بليون"),
    WARNINGS(
            "Checks of the data warn",
            "Les contrôles des données signalent",
            "Los controles de los datos advierten",
            "Проверки данных предупреждают",
            "数据检查提示",
            "تحذيرات من فحص البيانات"),
    WARNING(
            "{0}: {1} (rows: {2})",
            "{0}\u00a0: {1} (lignes\u00a0: {2})",
            "{0}: {1} (filas: {2})",
            "{0}: {1} (строк: {2})",
            "{0}：{1}（行数：{2}）",
            "{0}: {1} (الصفوف: {2})"),
    UNSHOWN(
            "A box stands for a character that no font of this product has: {0}.",
            "Un carré remplace un caractère absent des polices de ce produit\u00a0: {0}.",
            "Un cuadrado sustituye a un carácter que no figura en las fuentes de este producto: {0}.",
            "Квадрат стоит вместо знака, которого нет в шрифтах этого продукта: {0}.",
            "方框代表本产品字体中没有的字符：{0}。",
            "المربع بديل عن حرف لا يوجد في خطوط هذا المنتج: {0}."),
    PART("Part", "Élément", "Componente", "Составляющая", "组成部分", "العنصر"),
    UNBALANCED(
            "{0} differs by {1} from what the parts come to.",
            "{0} diffère de {1} de la somme des éléments.",
            "{0} difiere en {1} de la suma de los componentes.",
            "{0}: расхождение с суммой составляющих – {1}.",
            "{0}与各组成部分之和相差{1}。",
            "{0}: الفرق عن مجموع العناصر {1}."),
    NO_FIGURE("no figure", "aucun chiffre", "sin cifra", "нет данных", "无数据", "لا يوجد رقم"),
    /** Between the entries of a list. */
    SEPARATOR(", ", ", ", ", ", ", ", "、", "، "),
    SKIP(
            "Skip to the charts",
            "Aller aux graphiques",
            "Ir a los gráficos",
            "Перейти к диаграммам",
            "跳到图表",
            "انتقل إلى الرسوم البيانية"),
    DATA_TO("Data to {0}", "Données au {0}", "Datos hasta el {0}", "Данные по {0}", "数据截至{0}", "البيانات حتى {0}"),
    CHARTS("Charts", "Graphiques", "Gráficos", "Диаграммы", "图表", "الرسوم البيانية"),
    IN_WORDS(
            "The figures, and the chart in words",
            "Les chiffres, et le graphique en mots",
            "Las cifras y el gráfico en palabras",
            "Данные и описание диаграммы",
            "数据与图表说明",
            "الأرقام ووصف الرسم البياني"),
    FIGURES_OF("Figures: {0}", "Chiffres\u00a0: {0}", "Cifras: {0}", "Данные: {0}", "数据：{0}", "الأرقام: {0}"),
    PICTURE("Picture ({0})", "Image ({0})", "Imagen ({0})", "Изображение ({0})", "图片（{0}）", "صورة ({0})"),
    SMALL_PICTURE(
            "Small picture ({0})",
            "Petite image ({0})",
            "Imagen pequeña ({0})",
            "Изображение малого размера ({0})",
            "小图（{0}）",
            "صورة صغيرة ({0})"),
    FIGURES_FILE("Figures ({0})", "Chiffres ({0})", "Cifras ({0})", "Данные ({0})", "数据（{0}）", "الأرقام ({0})"),
    WORDS_AND_FIGURES(
            "Words and figures ({0})",
            "Textes et chiffres ({0})",
            "Textos y cifras ({0})",
            "Тексты и данные ({0})",
            "文字与数据（{0}）",
            "النصوص والأرقام ({0})"),
    ALL_IN_SMALL(
            "All charts in small ({0})",
            "Tous les graphiques en petit ({0})",
            "Todos los gráficos en pequeño ({0})",
            "Все диаграммы в уменьшенном виде ({0})",
            "所有图表缩略图（{0}）",
            "جميع الرسوم البيانية مصغرة ({0})"),
    ALL_CHARTS(
            "All charts ({0})",
            "Tous les graphiques ({0})",
            "Todos los gráficos ({0})",
            "Все диаграммы ({0})",
            "所有图表（{0}）",
            "جميع الرسوم البيانية ({0})"),
    ALL_FIGURES(
            "All figures ({0})",
            "Tous les chiffres ({0})", "Todas las cifras ({0})", "Все данные ({0})", "所有数据（{0}）", "جميع الأرقام ({0})"),
    CSV_DESCRIBED(
            "What the CSV files hold ({0})",
            "Ce que contiennent les fichiers CSV ({0})",
            "Qué contienen los archivos CSV ({0})",
            "Что содержат файлы CSV ({0})",
            "CSV文件内容说明（{0}）",
            "محتوى ملفات CSV ({0})"),
    CONTENTS("Contents", "Sommaire", "Índice", "Содержание", "目录", "المحتويات"),
    FIGURE("Figure", "Chiffre", "Cifra", "Показатель", "指标", "الرقم"),
    METRIC("Metric", "Indicateur", "Indicador", "Код показателя", "指标代码", "المؤشر"),
    FROM("From", "Du", "Desde", "С", "起", "من"),
    TO("To", "Au", "Hasta", "По", "止", "إلى"),
    SLICE("Part", "Partie", "Parte", "Срез", "细分", "الجزء"),
    VALUE("Value", "Valeur", "Valor", "Значение", "数值", "القيمة"),
    UNIT("Unit", "Unité", "Unidad", "Единица", "单位", "الوحدة"),
    STATUS("Status", "Statut", "Estado", "Статус", "状态", "الحالة"),
    COMPLETE("Complete", "Complet", "Completo", "Полные данные", "完整", "كامل"),
    NUMERATOR("Numerator", "Numérateur", "Numerador", "Числитель", "分子", "البسط"),
    DENOMINATOR("Denominator", "Dénominateur", "Denominador", "Знаменатель", "分母", "المقام");

    @SuppressWarnings("ImmutableEnumChecker") // Words keeps a copy of its own
    private final Words words;

    Phrase(String en, String fr, String es, String ru, String zh, String ar) {
        words = Words.of(Map.of("en", en, "fr", fr, "es", es, "ru", ru, "zh", zh, "ar", ar));
    }

    /** The phrase in a language, filled in. */
    public String in(String language, Object... values) {
        String text = words.in(language);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
